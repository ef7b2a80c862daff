-- Colleagues are asked for with every case that is opened in an office.
create index account_by_agency on account (agency, login);
