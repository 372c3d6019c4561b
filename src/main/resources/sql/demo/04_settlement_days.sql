-- The settlement days of this chunk: their length, their market, and what is missing from them.
-- What is missing goes by the calendar, so that short ranges meet it too and no two faults meet on
-- one day. Sundays, when the clocks change, are always whole.
CREATE OR REPLACE TEMP TABLE demo_settlement_days AS
WITH
days AS (
    SELECT
        CAST(day AS DATE) AS settlementDate,
        -- The day's number, and that of its week, since a Monday before the BM began.
        settlementDate - DATE '2001-01-01' AS day_no,
        day_no // 7 AS week_no,
        isodow(settlementDate) AS weekday,
        hash(CAST($seed AS BIGINT)) AS seed_key,
        hash(seed_key, settlementDate) AS day_key,
        timezone('Europe/London', day) AS first_start,
        date_diff('minute', first_start, timezone('Europe/London', day + INTERVAL 1 DAY)) AS day_minutes
    FROM range(CAST($date_from AS DATE)::TIMESTAMP, CAST($date_to AS DATE) + INTERVAL 1 DAY, INTERVAL 1 DAY) AS calendar (day)
),
faulty AS (
    SELECT
        *,
        CAST(1 + hash('period', day_key) % (day_minutes // 30) AS INTEGER) AS some_period,
        -- Every third week has one day, Friday or Saturday, without some dataset; the four kinds take turns.
        CASE
            WHEN weekday = 5 + hash('dataset', seed_key) % 2 AND (week_no + hash('week', seed_key) % 3) % 3 = 0
                THEN ['BOAV+EBOCF', 'BOALF', 'BOD', 'BOAV'][1 + CAST((week_no // 3 + hash('kind', seed_key) % 4) % 4 AS INTEGER)]
            ELSE 'NONE'
        END AS missing
    FROM days
)
SELECT
    settlementDate,
    CAST(day_no AS INTEGER) AS day_no,
    day_key,
    first_start,
    CAST(day_minutes AS INTEGER) AS day_minutes,
    missing <> 'BOALF' AS has_boalf,
    missing <> 'BOD' AS has_bod,
    missing NOT IN ('BOAV+EBOCF', 'BOAV') AS has_boav,
    missing <> 'BOAV+EBOCF' AS has_ebocf,
    -- Every week one period is absent from BOD, on Monday or Tuesday,
    CASE WHEN weekday = 1 + hash('bod period', seed_key) % 2 THEN some_period END AS period_not_in_bod,
    -- and one from BOAV and EBOCF, on Wednesday or Thursday.
    CASE WHEN weekday = 3 + hash('boav period', seed_key) % 2 THEN some_period END AS period_not_settled,
    -- How hard it blows, 0 to 1; the more wind, the cheaper the day and the longer the market.
    draw(hash('wind', day_key)) AS windiness,
    85 - 30 * windiness + 20 * draw(hash('price', day_key)) AS day_price,
    0.70 - 0.35 * windiness + 0.15 * draw(hash('length', day_key)) AS offer_share
FROM faulty;
