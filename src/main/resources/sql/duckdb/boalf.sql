-- BOALF: the acceptances of every BM unit on every settlement date.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
WITH
  -- The local midnight of each date and its settlement periods, once a date: to convert the times of every segment
  -- makes the query half as slow again.
  london_day AS (
    SELECT
      CAST(day AS DATE) AS settlementDate,
      EPOCH_US(timezone('Europe/London', day)) AS midnight,
      EPOCH_US(timezone('Europe/London', day + INTERVAL 1 DAY)) AS next_midnight,
      CAST((next_midnight - midnight) / 18e8 AS BIGINT) AS periods
    FROM
      generate_series(CAST($date_from AS TIMESTAMP), CAST($date_to AS TIMESTAMP), INTERVAL 1 DAY)
        AS days (day)
  ),
  -- A segment that the source holds twice counts once: an update before what it updates, otherwise the order of the
  -- values settles which twin is kept.
  segment AS (
    SELECT
      settlementDate,
      bmUnit,
      acceptanceNumber,
      timeFrom,
      timeTo,
      COALESCE(BOOL_OR(amendmentFlag = 'DEL'), FALSE) AS deleted,
      MIN(
        {
          amendment: CASE amendmentFlag WHEN 'UPD' THEN 1 ELSE 2 END,
          unflagged: NOT soFlag,
          price: acceptancePrice,
          volume: acceptanceVolume,
          type: acceptanceType,
          validation: validation_flag
        }
      ) AS kept
    FROM bmrs_boalf_complete
    WHERE settlementDate BETWEEN $date_from AND $date_to AND bmUnit IS NOT NULL
    GROUP BY settlementDate, bmUnit, acceptanceNumber, acceptanceTime, timeFrom, timeTo
  ),
  classified_segment AS (
    SELECT
      * EXCLUDE (kept),
      kept.*,
      kept.price IS NOT NULL AND COALESCE(kept.validation, 'Valid') = 'Valid' AS priced,
      -- The settlement periods in which the segment runs: half hours since local midnight. What lies on another date
      -- is cut off.
      CAST(FLOOR((EPOCH_US(timeFrom) - midnight) / 18e8) AS BIGINT) AS before_first,
      CAST(CEIL((EPOCH_US(timeTo) - midnight) / 18e8) AS BIGINT) AS last,
      CASE
        WHEN before_first < periods AND last > 0
          THEN (2::BIGINT << LEAST(GREATEST(last, before_first + 1), periods))
            - (2::BIGINT << GREATEST(before_first, 0))
        ELSE 0
      END AS running
    FROM segment
    JOIN london_day USING (settlementDate)
  ),
  -- acceptanceNumber is unique only within a BM unit. An acceptance is deleted as a whole, by any of its rows and
  -- whatever their order.
  acceptance AS (
    SELECT
      settlementDate,
      bmUnit,
      acceptanceNumber,
      COUNT(*) AS segments,
      BOOL_OR(deleted) AS deleted,
      BIT_OR(running) AS running,
      COALESCE(BOOL_OR(NOT unflagged), FALSE) AS so_flagged,
      COUNT(*) FILTER (WHERE priced) AS priced_segments,
      -- DECIMAL adds up the same in any order, DOUBLE does not.
      SUM(CAST(price AS DECIMAL(18, 6))) FILTER (WHERE priced) AS price_sum,
      MIN(price) FILTER (WHERE priced) AS lowest_price,
      MAX(price) FILTER (WHERE priced) AS highest_price,
      SUM(CAST(volume AS DECIMAL(18, 6))) FILTER (WHERE priced AND type = 'OFFER') AS offer_level_change,
      SUM(CAST(volume AS DECIMAL(18, 6))) FILTER (WHERE priced AND type = 'BID') AS bid_level_change
    FROM classified_segment
    GROUP BY settlementDate, bmUnit, acceptanceNumber
  )
-- A day or unit whose acceptances are all deleted is there, with none: that is known, not missing.
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  CAST(SUM(segments) AS BIGINT) AS source_rows,
  COUNT(*) FILTER (WHERE NOT deleted) AS acceptances,
  COALESCE(BIT_OR(running) FILTER (WHERE NOT deleted), 0) AS running_mask,
  COUNT(*) FILTER (WHERE so_flagged AND NOT deleted) AS so_flagged_acceptances,
  COALESCE(CAST(SUM(priced_segments) FILTER (WHERE NOT deleted) AS BIGINT), 0) AS priced_segments,
  SUM(price_sum) FILTER (WHERE NOT deleted) AS price_sum,
  MIN(lowest_price) FILTER (WHERE NOT deleted) AS min_price,
  MAX(highest_price) FILTER (WHERE NOT deleted) AS max_price,
  COALESCE(SUM(offer_level_change) FILTER (WHERE NOT deleted), 0) AS offer_level_change_mw,
  COALESCE(SUM(bid_level_change) FILTER (WHERE NOT deleted), 0) AS bid_level_change_mw
FROM acceptance
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
