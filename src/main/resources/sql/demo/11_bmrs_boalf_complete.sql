-- BOALF: the segments, priced from the submissions of the period in which they begin.
INSERT INTO bmrs_boalf_complete (
    settlementDate, bmUnit, acceptanceNumber, acceptanceTime, timeFrom, timeTo, levelFrom, levelTo, soFlag,
    amendmentFlag, acceptancePrice, acceptanceVolume, acceptanceType, validation_flag)
WITH
priced AS (
    SELECT
        segments.*,
        CASE
            -- No submission to match, or none that fits: a row without type and price.
            WHEN NOT in_bod OR draw(hash('unmatched', segment_key)) < 0.04 THEN 'UNKNOWN'
            WHEN undoes THEN 'OFFER'
            ELSE upper(direction)
        END AS acceptance_type,
        greatest(abs(from_mw - fpn_mw), abs(to_mw - fpn_mw)) AS off_fpn_mw,
        CASE
            WHEN acceptance_type = 'UNKNOWN' THEN 'Unmatched'
            WHEN off_fpn_mw < 1 OR draw(hash('low', segment_key)) < 0.02 THEN 'Low_Volume'
            WHEN draw(hash('outlier', segment_key)) < 0.01 THEN 'Price_Outlier'
            ELSE 'Valid'
        END AS validation_flag,
        CASE
            WHEN acceptance_type = 'UNKNOWN' THEN NULL
            -- Matched with the wrong pair: a price that must not reach an average.
            WHEN validation_flag = 'Price_Outlier' THEN CASE direction WHEN 'offer' THEN 9999 ELSE -9999 END
            WHEN direction = 'offer' THEN offer_price
            ELSE bid_price
        END AS acceptance_price
    FROM demo_acceptance_segments AS segments
    JOIN demo_settlement_days AS days USING (settlementDate)
    JOIN demo_submissions AS submissions
        ON submissions.settlementDate = segments.settlementDate
        AND submissions.bmUnit = segments.bmUnit
        AND submissions.settlementPeriod = 1 + segments.from_minute // 30
    WHERE days.has_boalf
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
    acceptance_price,
    off_fpn_mw,
    acceptance_type,
    validation_flag
FROM priced
-- A row in two hundred stands twice, exactly alike.
CROSS JOIN (VALUES (FALSE), (TRUE)) AS copies (again)
WHERE NOT again OR draw(hash('twice', segment_key)) < 0.005
ORDER BY settlementDate, bmUnit, acceptanceNumber, from_minute, again;
