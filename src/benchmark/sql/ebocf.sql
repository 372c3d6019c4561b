-- EBOCF the plain way: unit-days, then market-days.
WITH cashflow AS (
  SELECT *
  FROM bmrs_ebocf
  QUALIFY
    ROW_NUMBER() OVER (
      PARTITION BY _direction, bmUnit, settlementDate, settlementPeriod
      ORDER BY createdDateTime DESC
    ) = 1
)
SELECT
  settlementDate,
  bmUnit,
  SUM(totalCashflow) FILTER (WHERE _direction = 'offer') AS offer_gbp,
  SUM(totalCashflow) FILTER (WHERE _direction = 'bid') AS bid_gbp,
  SUM(totalCashflow) AS net_gbp,
  SUM(totalCashflow) FILTER (WHERE totalCashflow > 0) AS paid_gbp,
  -SUM(totalCashflow) FILTER (WHERE totalCashflow < 0) AS received_gbp
FROM cashflow
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
