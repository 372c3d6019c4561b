-- BOD: the submissions as pairs. Pairs 1 and 2 go up from the FPN, pairs -1 and -2 down.
INSERT INTO bmrs_bod (
  settlementDate, settlementPeriod, bmUnit, timeFrom, timeTo, pairId, offer, bid, levelFrom, levelTo
)
WITH
  pair AS (
    SELECT
      *,
      unnest(
        CASE pair_count WHEN 4 THEN [1, -1, 2, -2] WHEN 2 THEN [1, -1] ELSE [1] END
        -- A row that stands twice, both alike: a few units a day.
        || CASE WHEN draw(hash('twice', submission_key)) < 0.0001 THEN [1] ELSE [] END
      ) AS pairId
    FROM demo_submissions
    WHERE in_bod
  ),
  levelled_pair AS (
    SELECT
      *,
      CASE WHEN pairId > 0 THEN up_mw ELSE -down_mw END AS room_mw,
      -- Two pairs a side share the room; the outer one is dearer.
      CASE
        WHEN pair_count < 4 THEN room_mw
        WHEN ABS(pairId) = 1 THEN room_mw // 2
        ELSE room_mw - room_mw // 2
      END AS level_mw,
      CASE WHEN ABS(pairId) = 2 THEN 0.25 ELSE 0 END AS outer_markup
    FROM pair
  )
SELECT
  settlementDate,
  settlementPeriod,
  bmUnit,
  startTime,
  endTime,
  pairId,
  CASE
    WHEN defensive IN ('ALL', 'OFFERS') OR (defensive = 'UPWARD' AND pairId > 0) THEN sentinel_price
    WHEN pairId > 0 THEN ROUND(offer_price * (1 + outer_markup), 2)
    WHEN undoes_at_bid_price THEN bid_price
    WHEN is_wind THEN 0
    ELSE offer_price
  END,
  CASE
    WHEN defensive = 'ALL' THEN -sentinel_price
    WHEN pairId < 0 THEN ROUND(bid_price - ABS(bid_price) * outer_markup, 2)
    WHEN is_wind THEN 0
    ELSE bid_price
  END,
  level_mw,
  -- The room may shrink within the period.
  CASE WHEN draw(hash('shrinks', submission_key)) < 0.01 THEN level_mw // 2 ELSE level_mw END
FROM levelled_pair
