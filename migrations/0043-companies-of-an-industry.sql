-- "Industry is": compared without regard to capitals, as every text is. Of a rare one all companies were read.
create index companies_of_industry on companies (lower(industry)) where deleted_at is null;
