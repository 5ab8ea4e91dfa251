-- In: amount (row_id, value, currency, text_usd, first_on, second_on), usd_rate (currency, on_date, rate, basis).
-- Out: worth (row_id, value_usd, value_usd_basis): as stated, else as the text converts it, else by the rate of the
-- first date that has one; no row where there is none.
CREATE TEMP TABLE worth AS
SELECT amount.row_id,
       CASE WHEN amount.currency = 'USD' THEN amount.value
            WHEN text_usd IS NOT NULL THEN text_usd
            ELSE round(amount.value * coalesce(sooner.rate, later.rate), 4) END AS value_usd,
       CASE WHEN amount.currency = 'USD' THEN 'as stated'
            WHEN text_usd IS NOT NULL THEN 'text'
            WHEN sooner.rate IS NOT NULL THEN sooner.basis
            ELSE later.basis END AS value_usd_basis
FROM amount
LEFT JOIN usd_rate AS sooner ON sooner.currency = amount.currency AND sooner.on_date = amount.first_on
LEFT JOIN usd_rate AS later ON later.currency = amount.currency AND later.on_date = amount.second_on
WHERE amount.currency = 'USD' OR text_usd IS NOT NULL OR coalesce(sooner.rate, later.rate) IS NOT NULL;
