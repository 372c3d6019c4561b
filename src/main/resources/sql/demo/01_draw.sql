-- A pseudo-random number in [0, 1) for a key. Everything random in the synthetic market is a draw
-- from (seed, unit, date, …) and nothing else: the same day always has the same rows, whatever other
-- days are generated with it. The key, itself a hash, is hashed again because the hashes of lists
-- that differ in one place only are correlated.
CREATE OR REPLACE TEMP MACRO draw(key) AS
  (hash(key) >> 11) / 9007199254740992.0
