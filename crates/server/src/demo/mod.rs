//! The sample organisation: people, records and flows under way, made through the same use cases as real ones.
//! Firms, people and addresses are invented; the domains are reserved for examples (RFC 2606).

mod acts;
mod documents;
mod flows;
mod mails;
mod people;
mod time;

pub use people::{MEMBERS, PASSWORD};

use crate::{
    failure::Failure,
    house::House,
    settings::{Organisation, Settings},
};
use acts::Sample;
use gateways::{files::FileStore, mail::MailAddress};
use std::sync::Arc;

pub const ORGANISATION: &str = "Sample & Co. Advisors";
const ZONE: &str = "Europe/London";
const KYC: &str = include_str!("../../../../templates/kyc-review.yaml");
const TAX: &str = include_str!("../../../../templates/tax-preparation.yaml");
const BILLING: &str = include_str!("../../../../templates/billing-dispute.yaml");
const TEMPLATES: [(&str, &str); 3] =
    [("kyc-review", KYC), ("tax-preparation", TAX), ("billing-dispute", BILLING)];

/// What the settings leave open about the organisation.
pub fn complete(settings: &mut Settings) {
    let told = &mut settings.organisation;
    *told = Organisation {
        name: told.name.take().or_else(|| Some(ORGANISATION.to_owned())),
        zone: told.zone.take().or_else(|| Some(ZONE.to_owned())),
        calendar: told.calendar.take(),
    };
}

/// Fills an empty organisation; one that has the sample people already stays as it is. Gives the address of the
/// sample Start Link.
///
/// # Errors
/// Where the data folder holds somebody else's organisation.
pub async fn fill(house: &House, files: Arc<dyn FileStore>, sender: MailAddress) -> Result<String, Failure> {
    let operator = house.operator();
    let known = app::members::list(&operator).await?;
    if known.is_empty() {
        let sample = Sample::begin(house, files).await?;
        flows::all(&sample).await?;
        mails::deliver(&sample, sender).await?;
        app::setup::close(&operator).await?;
    } else if !known.iter().any(|member| member.email == MEMBERS[0].email) {
        let folder = house.settings.data.display();
        return Err(Failure::Told(format!(
            "{folder} holds an organisation of its own; choose another folder with --data"
        )));
    }
    let link = app::start_links::show(&operator, TEMPLATES[0].0).await?;
    Ok(link.map(|link| link.url).unwrap_or_default())
}
