-- BOAV: the volume accepted from every BM unit on every settlement date.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
WITH
  -- Volumes are restated for months: of the rows of a natural key the newest counts, which is the one of least age.
  newest AS (
    SELECT
      LOWER(_direction) AS direction,
      bmUnit,
      settlementDate,
      settlementPeriod,
      acceptanceId,
      MAX(createdDateTime) AS created,
      MIN({age: -EPOCH_US(createdDateTime), volume: totalVolumeAccepted}) AS kept
    FROM bmrs_boav
    WHERE settlementDate BETWEEN $date_from AND $date_to AND bmUnit IS NOT NULL
    GROUP BY ALL
  ),
  accepted_volume AS (
    SELECT
      *,
      CASE direction
        WHEN 'offer' THEN TRUE
        WHEN 'bid' THEN FALSE
        ELSE error('_direction is neither bid nor offer: ' || COALESCE(direction, 'NULL'))
      END AS is_offer,
      1::BIGINT << settlementPeriod AS period_bit,
      -- DECIMAL adds up the same in any order, DOUBLE does not.
      CAST(kept.volume AS DECIMAL(38, 12)) AS mwh,
      -- Local hour at the start of the period: local midnight plus half an hour a period.
      EXTRACT(
        HOUR FROM timezone(
          'Europe/London',
          timezone('Europe/London', CAST(settlementDate AS TIMESTAMP))
          + INTERVAL 30 MINUTE * (settlementPeriod - 1)
        )
      ) AS local_hour
    FROM newest
  ),
  unit_day AS (
    SELECT
      settlementDate,
      bmUnit,
      COUNT(*) AS source_rows,
      -- A volume that is NULL is unknown, not 0: what needs it is unknown, and its row shows no period.
      COUNT(*) FILTER (WHERE mwh IS NULL) AS unknown_totals,
      COUNT(*) FILTER (WHERE mwh IS NULL AND is_offer) AS unknown_offers,
      BIT_OR(period_bit) FILTER (WHERE mwh IS NOT NULL) AS period_mask,
      MAX(created) AS newest_created,
      COUNT(DISTINCT acceptanceId) AS settled_acceptances,
      SUM(mwh) FILTER (WHERE is_offer) AS offer_mwh,
      -SUM(mwh) FILTER (WHERE NOT is_offer) AS bid_mwh,
      BIT_OR(period_bit) FILTER (WHERE kept.volume <> 0) AS active_mask,
      SUM(ABS(mwh)) FILTER (WHERE local_hour < 6) AS night_mwh,
      SUM(ABS(mwh)) FILTER (WHERE local_hour >= 6 AND local_hour < 12) AS morning_mwh,
      SUM(ABS(mwh)) FILTER (WHERE local_hour >= 12 AND local_hour < 18) AS afternoon_mwh,
      SUM(ABS(mwh)) FILTER (WHERE local_hour >= 18) AS evening_mwh
    FROM accepted_volume
    GROUP BY settlementDate, bmUnit
  )
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  CAST(SUM(source_rows) AS BIGINT) AS source_rows,
  CAST(SUM(unknown_totals) AS BIGINT) AS unknown_totals,
  COALESCE(BIT_OR(period_mask), 0) AS period_mask,
  MAX(newest_created) AS newest_created,
  CAST(SUM(settled_acceptances) AS BIGINT) AS settled_acceptances,
  CASE WHEN SUM(unknown_offers) = 0 THEN COALESCE(SUM(offer_mwh), 0) END AS offer_mwh,
  CASE WHEN SUM(unknown_totals - unknown_offers) = 0 THEN COALESCE(SUM(bid_mwh), 0) END AS bid_mwh,
  COALESCE(BIT_OR(active_mask), 0) AS active_mask,
  CASE WHEN SUM(unknown_totals) = 0 THEN COALESCE(SUM(night_mwh), 0) END AS night_mwh,
  CASE WHEN SUM(unknown_totals) = 0 THEN COALESCE(SUM(morning_mwh), 0) END AS morning_mwh,
  CASE WHEN SUM(unknown_totals) = 0 THEN COALESCE(SUM(afternoon_mwh), 0) END AS afternoon_mwh,
  CASE WHEN SUM(unknown_totals) = 0 THEN COALESCE(SUM(evening_mwh), 0) END AS evening_mwh
FROM unit_day
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
