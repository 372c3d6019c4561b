-- The BM unit reference, one row per unit: where the source lists a unit twice, always the same row is kept.
SELECT
  elexonBmUnit AS elexon_bm_unit,
  fuelType AS fuel_type,
  leadPartyName AS lead_party_name,
  generationCapacity AS generation_capacity_mw
FROM bmu_metadata
WHERE elexonBmUnit IS NOT NULL
QUALIFY
  ROW_NUMBER() OVER (
    PARTITION BY elexonBmUnit
    ORDER BY
      nationalGridBmUnit NULLS LAST,
      generationCapacity NULLS LAST,
      fuelType NULLS LAST,
      leadPartyName NULLS LAST
  ) = 1
