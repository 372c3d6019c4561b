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
  BIT_OR(1::BIGINT << settlementPeriod) AS period_mask,
  MAX(created) AS newest_created,
  COALESCE(SUM(gbp) FILTER (WHERE is_offer), 0) AS offer_gbp,
  COALESCE(SUM(gbp) FILTER (WHERE NOT is_offer), 0) AS bid_gbp,
  COALESCE(SUM(gbp), 0) AS net_gbp,
  COALESCE(SUM(gbp) FILTER (WHERE gbp > 0), 0) AS paid_gbp,
  COALESCE(-SUM(gbp) FILTER (WHERE gbp < 0), 0) AS received_gbp
FROM cashflow
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
