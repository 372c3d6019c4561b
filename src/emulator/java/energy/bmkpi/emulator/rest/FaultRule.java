package energy.bmkpi.emulator.rest;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which requests something goes wrong with: the next one that matches, unless told otherwise. The
 * last method of the chain says what goes wrong, and puts the rule in force.
 */
public final class FaultRule {
  private final @Nullable Operation operation;
  private final Consumer<FaultRule> inForce;
  private final AtomicInteger matched = new AtomicInteger();
  private String text = "";
  private int spared;
  private int times = 1;
  private int percent = 100;
  private Random random = new Random(0);
  private @Nullable Fault fault;

  FaultRule(@Nullable Operation operation, Consumer<FaultRule> inForce) {
    this.operation = operation;
    this.inForce = inForce;
  }

  /** Only requests with this text in their path, query parameters or body. */
  public FaultRule containing(String part) {
    text = part;
    return this;
  }

  /** Spares as many matching requests first. */
  public FaultRule afterFirst(int requests) {
    spared = requests;
    return this;
  }

  public FaultRule times(int requests) {
    times = requests;
    return this;
  }

  /** Of the matching requests so many in a hundred, spread as the seed has it. */
  public FaultRule percent(int share, long seed) {
    percent = share;
    random = new Random(seed);
    return always();
  }

  public FaultRule always() {
    return times(Integer.MAX_VALUE);
  }

  /** Refused with the usual status and message of the reason. */
  public void refuse(ErrorReason reason) {
    refuse(reason.httpStatus(), reason);
  }

  public void refuse(int httpStatus, ErrorReason reason) {
    put(new Fault.Refused(httpStatus, reason, FaultMessages.of(reason), null));
  }

  public void refuse(int httpStatus, ErrorReason reason, String message) {
    put(new Fault.Refused(httpStatus, reason, message, null));
  }

  /** With a Retry-After header, in whole seconds. */
  public void refuse(int httpStatus, ErrorReason reason, Duration retryAfter) {
    put(new Fault.Refused(httpStatus, reason, FaultMessages.of(reason), retryAfter));
  }

  /** The connection ends before anything is done. */
  public void dropBeforeProcessing() {
    put(new Fault.DroppedBefore());
  }

  /** The work is done, but the answer never arrives. */
  public void dropAfterCommit() {
    put(new Fault.DroppedAfter());
  }

  /** The work is done, but the connection ends when half of the answer is sent. */
  public void cutOffAnswer() {
    put(new Fault.CutOff());
  }

  /** The work is done, but what answers is no JSON. */
  public void garbleAnswer() {
    put(new Fault.Garbled());
  }

  /** The work is done, but the answer drips in, a byte at a time and never silent for long. */
  public void dripAnswer() {
    put(new Fault.Dripping());
  }

  /** The work is done, but the answer has no end. */
  public void answerWithoutEnd() {
    put(new Fault.Endless());
  }

  public void delay(Duration by) {
    put(new Fault.Delayed(by));
  }

  /** Nothing is done before the latch is open. */
  public void hold(CountDownLatch until) {
    put(new Fault.Held(until));
  }

  /** The work is done, but the answer says that the job still runs. */
  public void answerIncomplete() {
    put(new Fault.Incomplete());
  }

  /** The work is done, but the answer says that the job still runs until it is so old. */
  public void answerIncompleteUntil(Duration age) {
    put(new Fault.Lasting(age));
  }

  /**
   * The answer is ready at once, but leaves no sooner: what it costs the server falls into that.
   */
  public void answerAfter(Duration time) {
    put(new Fault.AnsweredAfter(time));
  }

  /** All requests that differ in nothing but their id get the answer that the first one got. */
  public void answerAsTheFirst() {
    put(new Fault.Repeated());
  }

  /** An upload is taken, but none of its rows is read: its job loads nothing. */
  public void leaveContentUnread() {
    put(new Fault.Unread());
  }

  private void put(Fault what) {
    fault = what;
    inForce.accept(this);
  }

  /** What goes wrong with this request; counts it. */
  @Nullable Fault strike(RecordedRequest request) {
    boolean matches =
        (operation == null || operation == request.operation()) && request.text().contains(text);
    if (!matches) {
      return null;
    }
    int index = matched.getAndIncrement();
    boolean chosen = percent == 100 || random.nextInt(100) < percent;
    return chosen && index >= spared && index - spared < times ? fault : null;
  }
}
