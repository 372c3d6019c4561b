package energy.bmkpi.faults;

import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.FaultRule;
import java.time.Duration;
import java.util.function.Consumer;

/** What goes wrong with a request to a service. */
enum ServiceFault {
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
  WRONG_JSON(FaultRule::garbleAnswer),
  /** Answers later than it is waited for. */
  SILENCE(rule -> rule.answerAfter(patience().plusMillis(300))),
  /** Never silent for long, and never done. */
  DRIPPING_ANSWER(FaultRule::dripAnswer),
  /** More than memory holds. */
  ENDLESS_ANSWER(FaultRule::answerWithoutEnd),
  /** Answers late, but in time. */
  SLOW_ANSWER(rule -> rule.answerAfter(Duration.ofMillis(300))),
  ACCESS_DENIED_403(rule -> rule.refuse(ErrorReason.ACCESS_DENIED)),
  QUOTA_EXCEEDED_403(rule -> rule.refuse(ErrorReason.QUOTA_EXCEEDED)),
  INVALID_400(rule -> rule.refuse(ErrorReason.INVALID));

  private final Consumer<FaultRule> strike;

  ServiceFault(Consumer<FaultRule> strike) {
    this.strike = strike;
  }

  void strike(FaultRule rule) {
    strike.accept(rule);
  }

  /** How long an answer is waited for where one does not come. */
  static Duration patience() {
    return Duration.ofSeconds(3);
  }

  /** Whether the connection ends without a byte of an answer. */
  boolean isReset() {
    return this == RESET_BEFORE_COMMIT || this == RESET_AFTER_COMMIT;
  }

  boolean passes() {
    return this != ACCESS_DENIED_403 && this != QUOTA_EXCEEDED_403 && this != INVALID_400;
  }

  /** Whether it lasts for as long as the run has patience. */
  boolean takesPatience() {
    return this == SILENCE || this == DRIPPING_ANSWER;
  }

  /** Whether all is done when nobody is told of it. */
  boolean isDone() {
    return this == RESET_AFTER_COMMIT
        || this == HALF_SENT_BODY
        || this == WRONG_JSON
        || this == SILENCE
        || this == DRIPPING_ANSWER
        || this == ENDLESS_ANSWER;
  }
}
