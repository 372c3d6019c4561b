package energy.bmkpi.emulator.sql;

import com.google.zetasql.SqlException;
import com.google.zetasql.io.grpc.Status;
import com.google.zetasql.io.grpc.StatusRuntimeException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns errors of the engine into those of BigQuery. */
final class EngineErrors {
  private EngineErrors() {}

  static boolean isMessageTooLarge(SqlException error) {
    return error.getCause() instanceof StatusRuntimeException failed
        && failed.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED;
  }

  static SqlError translate(SqlException error, UnaryOperator<String> wording) {
    return translate(String.valueOf(error.getMessage()), error.getCause(), wording);
  }

  static SqlError translate(
      String message, @Nullable Throwable cause, UnaryOperator<String> wording) {
    String worded = wording.apply(message);
    if (!(cause instanceof StatusRuntimeException failed)) {
      return SqlError.invalid(worded);
    }
    Status.Code code = failed.getStatus().getCode();
    return switch (code) {
      case INVALID_ARGUMENT, OUT_OF_RANGE, NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION ->
          SqlError.invalid(worded, failed);
      // the emulator is being closed, and the client has left
      case CANCELLED -> new SqlError("stopped", worded);
      default -> SqlError.unsupported("this (" + code + "): " + worded);
    };
  }
}
