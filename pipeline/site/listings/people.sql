-- title: People
-- table: people
-- key: person_id
-- lead: name
-- headline: role
-- filters: role, country
-- country: the state that the office belongs to
SELECT person_id, people.name, role, parties.name AS country, n_documents, n_mentions
FROM people
LEFT JOIN parties ON parties.party_id = people.country_id
ORDER BY n_mentions DESC, people.name, person_id
