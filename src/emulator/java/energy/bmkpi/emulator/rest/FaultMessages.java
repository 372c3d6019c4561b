package energy.bmkpi.emulator.rest;

/** What BigQuery says with each reason of a refusal that is not the request's fault. */
final class FaultMessages {

  private FaultMessages() {}

  static String of(ErrorReason reason) {
    return switch (reason) {
      case RATE_LIMIT_EXCEEDED ->
          "Exceeded rate limits: too many api requests per user per method for this user_method."
              + " For more information, see https://cloud.google.com/bigquery/docs/troubleshoot-quotas";
      case JOB_RATE_LIMIT_EXCEEDED ->
          "Job exceeded rate limits: Your table exceeded quota for table update operations."
              + " For more information, see https://cloud.google.com/bigquery/docs/troubleshoot-quotas";
      case QUOTA_EXCEEDED ->
          "Quota exceeded: Your project exceeded quota for free query bytes scanned."
              + " For more information, see https://cloud.google.com/bigquery/docs/troubleshoot-quotas";
      case BACKEND_ERROR ->
          "Visibility check was unavailable. Please retry the request and contact support if the"
              + " problem persists";
      case INTERNAL_ERROR ->
          "An internal error occurred and the request could not be completed. This is usually caused"
              + " by a transient issue. Retrying the job with back-off as described in the BigQuery"
              + " SLA should solve the problem.";
      case ACCESS_DENIED ->
          "Access Denied: User does not have permission to do this, or it does not exist.";
      default -> reason.restName();
    };
  }
}
