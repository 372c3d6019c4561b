package energy.bmkpi.faults;

import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.FaultRule;
import java.util.function.Consumer;

/** What goes wrong once, and passes by itself. */
enum Fault {
  REQUEST_TIMEOUT_408(rule -> rule.refuse(408, ErrorReason.BACKEND_ERROR)),
  TOO_MANY_REQUESTS_429(rule -> rule.refuse(429, ErrorReason.RATE_LIMIT_EXCEEDED)),
  INTERNAL_ERROR_500(rule -> rule.refuse(500, ErrorReason.INTERNAL_ERROR)),
  BAD_GATEWAY_502(rule -> rule.refuse(502, ErrorReason.BACKEND_ERROR)),
  UNAVAILABLE_503(rule -> rule.refuse(503, ErrorReason.BACKEND_ERROR)),
  GATEWAY_TIMEOUT_504(rule -> rule.refuse(504, ErrorReason.BACKEND_ERROR)),
  RATE_LIMIT_403(rule -> rule.refuse(403, ErrorReason.RATE_LIMIT_EXCEEDED)),
  JOB_RATE_LIMIT_400(rule -> rule.refuse(400, ErrorReason.JOB_RATE_LIMIT_EXCEEDED)),
  BACKEND_ERROR_400(rule -> rule.refuse(400, ErrorReason.BACKEND_ERROR)),
  RESET_BEFORE_COMMIT(FaultRule::dropBeforeProcessing),
  RESET_AFTER_COMMIT(FaultRule::dropAfterCommit),
  HALF_SENT_BODY(FaultRule::cutOffAnswer),
  WRONG_JSON(FaultRule::garbleAnswer);

  private final Consumer<FaultRule> strike;

  Fault(Consumer<FaultRule> strike) {
    this.strike = strike;
  }

  void strike(FaultRule rule) {
    strike.accept(rule);
  }

  /** Whether all is done when nobody is told of it. */
  boolean isDone() {
    return this == RESET_AFTER_COMMIT || this == HALF_SENT_BODY || this == WRONG_JSON;
  }
}
