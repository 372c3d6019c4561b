-- BOALF: the segments, each priced from what its unit submitted for the period in which it begins.
INSERT INTO bmrs_boalf_complete (
  settlementDate, bmUnit, acceptanceNumber, acceptanceTime, timeFrom, timeTo, levelFrom, levelTo,
  soFlag, amendmentFlag, acceptancePrice, acceptanceVolume, acceptanceType, validation_flag
)
WITH
  matched_segment AS (
    SELECT
      segment.*,
      offer_price,
      bid_price,
      CASE
        -- No submission to match, or none that fits.
        WHEN NOT in_bod OR draw(hash('unmatched', segment_key)) < 0.04 THEN 'UNKNOWN'
        WHEN undoes THEN 'OFFER'
        ELSE UPPER(direction)
      END AS acceptance_type,
      GREATEST(ABS(from_mw - fpn_mw), ABS(to_mw - fpn_mw)) AS moved_mw
    FROM demo_acceptance_segments AS segment
    JOIN demo_settlement_days AS settlement_day
      ON settlement_day.settlementDate = segment.settlementDate AND has_boalf
    JOIN demo_submissions AS submission
      ON submission.settlementDate = segment.settlementDate
      AND submission.bmUnit = segment.bmUnit
      AND submission.settlementPeriod = 1 + segment.from_minute // 30
  ),
  validated_segment AS (
    SELECT
      *,
      CASE
        WHEN acceptance_type = 'UNKNOWN' THEN 'Unmatched'
        WHEN moved_mw < 1 OR draw(hash('low', segment_key)) < 0.02 THEN 'Low_Volume'
        WHEN draw(hash('outlier', segment_key)) < 0.01 THEN 'Price_Outlier'
        ELSE 'Valid'
      END AS validation
    FROM matched_segment
  )
SELECT
  settlementDate,
  bmUnit,
  acceptanceNumber,
  acceptanceTime,
  first_start + to_minutes(from_minute),
  first_start + to_minutes(to_minute),
  from_mw,
  to_mw,
  so_flag,
  amendment_flag,
  CASE
    WHEN acceptance_type = 'UNKNOWN' THEN NULL
    -- Matched with a defensive pair: a price that must not reach an average.
    WHEN validation = 'Price_Outlier' THEN CASE direction WHEN 'offer' THEN 9999 ELSE -9999 END
    WHEN direction = 'offer' THEN offer_price
    ELSE bid_price
  END,
  moved_mw,
  acceptance_type,
  validation
FROM validated_segment
-- One row in 200 stands twice, both alike.
CROSS JOIN (VALUES (FALSE), (TRUE)) AS copy (again)
WHERE NOT again OR draw(hash('twice', segment_key)) < 0.005
ORDER BY settlementDate, bmUnit, acceptanceNumber, from_minute
