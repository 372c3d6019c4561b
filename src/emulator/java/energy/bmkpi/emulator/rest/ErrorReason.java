package energy.bmkpi.emulator.rest;

/** The reasons in BigQuery's table of errors, with the HTTP status of each. */
public enum ErrorReason {
  ACCESS_DENIED("accessDenied", 403, "PERMISSION_DENIED"),
  BACKEND_ERROR("backendError", 503, "UNAVAILABLE"),
  BYTES_BILLED_LIMIT_EXCEEDED("bytesBilledLimitExceeded", 400, "INVALID_ARGUMENT"),
  DUPLICATE("duplicate", 409, "ALREADY_EXISTS"),
  INTERNAL_ERROR("internalError", 500, "INTERNAL"),
  INVALID("invalid", 400, "INVALID_ARGUMENT"),
  INVALID_QUERY("invalidQuery", 400, "INVALID_ARGUMENT"),
  JOB_RATE_LIMIT_EXCEEDED("jobRateLimitExceeded", 400, "RESOURCE_EXHAUSTED"),
  NOT_FOUND("notFound", 404, "NOT_FOUND"),
  NOT_IMPLEMENTED("notImplemented", 501, "UNIMPLEMENTED"),
  QUOTA_EXCEEDED("quotaExceeded", 403, "RESOURCE_EXHAUSTED"),
  RATE_LIMIT_EXCEEDED("rateLimitExceeded", 403, "RESOURCE_EXHAUSTED"),
  RESOURCES_EXCEEDED("resourcesExceeded", 400, "INVALID_ARGUMENT"),
  RESOURCE_IN_USE("resourceInUse", 400, "FAILED_PRECONDITION"),
  RESPONSE_TOO_LARGE("responseTooLarge", 403, "PERMISSION_DENIED"),
  STOPPED("stopped", 200, "CANCELLED");

  private final String restName;
  private final int httpStatus;
  private final String status;

  ErrorReason(String restName, int httpStatus, String status) {
    this.restName = restName;
    this.httpStatus = httpStatus;
    this.status = status;
  }

  public String restName() {
    return restName;
  }

  public int httpStatus() {
    return httpStatus;
  }

  String status() {
    return status;
  }

  static ErrorReason of(String restName) {
    for (ErrorReason reason : values()) {
      if (reason.restName.equals(restName)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("BigQuery has no error reason " + restName);
  }
}
