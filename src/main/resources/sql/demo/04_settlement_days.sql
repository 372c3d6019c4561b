-- The settlement dates of this chunk: how long they are, what their market is like, and what is
-- missing from them. What is missing goes by the calendar, so that short ranges meet it too and no
-- two faults meet on one date. Sundays, on which the clocks change, are always whole.
CREATE OR REPLACE TEMP TABLE demo_settlement_days AS
WITH
  settlement_day AS (
    SELECT
      CAST(midnight AS DATE) AS settlementDate,
      -- Days and weeks since a Monday before the Balancing Mechanism began.
      settlementDate - DATE '2001-01-01' AS day_no,
      day_no // 7 AS week_no,
      isodow(settlementDate) AS weekday,
      hash(CAST($seed AS BIGINT)) AS seed_key,
      hash(seed_key, settlementDate) AS day_key,
      timezone('Europe/London', midnight) AS first_start,
      timezone('Europe/London', midnight + INTERVAL 1 DAY) AS next_start,
      date_diff('minute', first_start, next_start) AS day_minutes
    FROM range(
      CAST($date_from AS TIMESTAMP), CAST($date_to AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 DAY
    ) AS calendar (midnight)
  ),
  faulty_day AS (
    SELECT
      *,
      CAST(1 + hash('period', day_key) % (day_minutes // 30) AS INTEGER) AS some_period,
      -- A Friday or Saturday in every third week lacks a dataset; the four kinds take turns.
      CASE
        WHEN weekday = 5 + hash('dataset day', seed_key) % 2
          AND week_no % 3 = hash('dataset week', seed_key) % 3
          THEN ['BOAV and EBOCF', 'BOALF', 'BOD', 'BOAV'][
            1 + CAST((week_no // 3 + hash('dataset', seed_key) % 4) % 4 AS INTEGER)
          ]
        ELSE 'none'
      END AS missing
    FROM settlement_day
  )
SELECT
  settlementDate,
  CAST(day_no AS INTEGER) AS day_no,
  first_start,
  CAST(day_minutes AS INTEGER) AS day_minutes,
  missing <> 'BOALF' AS has_boalf,
  missing <> 'BOD' AS has_bod,
  missing NOT IN ('BOAV', 'BOAV and EBOCF') AS has_boav,
  missing <> 'BOAV and EBOCF' AS has_ebocf,
  -- Every week BOD lacks one period, on Monday or on Tuesday,
  CASE
    WHEN weekday = 1 + hash('period not in BOD', seed_key) % 2 THEN some_period
  END AS period_not_in_bod,
  -- and BOAV and EBOCF lack one, on Wednesday or on Thursday.
  CASE
    WHEN weekday = 3 + hash('period not settled', seed_key) % 2 THEN some_period
  END AS period_not_settled,
  -- 0 is calm and 1 a gale, which is rarer. Wind makes the day cheap and the market long.
  POW(draw(hash('wind', day_key)), 1.5) AS windiness,
  85 - 30 * windiness + 20 * draw(hash('price', day_key)) AS day_price,
  0.85 - 0.40 * windiness + 0.15 * draw(hash('length', day_key)) AS offer_share
FROM faulty_day
