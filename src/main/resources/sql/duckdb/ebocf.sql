-- EBOCF: the cashflow of every BM unit on every settlement date, signed: positive is paid to the unit.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
WITH
  -- Cashflows are restated for months: of the rows of a natural key the newest counts, which is the one of least age.
  newest AS (
    SELECT
      LOWER(_direction) AS direction,
      bmUnit,
      settlementDate,
      settlementPeriod,
      MAX(createdDateTime) AS created,
      MIN({age: -EPOCH_US(createdDateTime), cashflow: totalCashflow}) AS kept
    FROM bmrs_ebocf
    WHERE settlementDate BETWEEN $date_from AND $date_to AND bmUnit IS NOT NULL
    GROUP BY ALL
  ),
  cashflow AS (
    SELECT
      *,
      CASE direction
        WHEN 'offer' THEN TRUE
        WHEN 'bid' THEN FALSE
        ELSE error('_direction is neither bid nor offer: ' || COALESCE(direction, 'NULL'))
      END AS is_offer,
      -- DECIMAL adds up the same in any order, DOUBLE does not.
      CAST(kept.cashflow AS DECIMAL(38, 12)) AS gbp
    FROM newest
  )
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  COUNT(*) AS source_rows,
  -- A cashflow that is NULL is unknown, not 0: sums that need it are unknown, and its row shows no period.
  COUNT(*) FILTER (WHERE gbp IS NULL) AS unknown_totals,
  COALESCE(BIT_OR(1::BIGINT << settlementPeriod) FILTER (WHERE gbp IS NOT NULL), 0) AS period_mask,
  MAX(created) AS newest_created,
  CASE
    WHEN COUNT(*) FILTER (WHERE gbp IS NULL AND is_offer) = 0
      THEN COALESCE(SUM(gbp) FILTER (WHERE is_offer), 0)
  END AS offer_gbp,
  CASE
    WHEN COUNT(*) FILTER (WHERE gbp IS NULL AND NOT is_offer) = 0
      THEN COALESCE(SUM(gbp) FILTER (WHERE NOT is_offer), 0)
  END AS bid_gbp,
  CASE WHEN COUNT(*) = COUNT(gbp) THEN SUM(gbp) END AS net_gbp,
  CASE WHEN COUNT(*) = COUNT(gbp) THEN COALESCE(SUM(gbp) FILTER (WHERE gbp > 0), 0) END AS paid_gbp,
  CASE WHEN COUNT(*) = COUNT(gbp) THEN COALESCE(-SUM(gbp) FILTER (WHERE gbp < 0), 0) END AS received_gbp
FROM cashflow
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
