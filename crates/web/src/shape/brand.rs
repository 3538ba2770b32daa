//! How the organisation shows itself.

use app::organisations::Organisation;
use views::Brand;

pub fn brand(organisation: &Organisation) -> Brand {
    Brand::new(&organisation.name)
        .with(organisation.color, organisation.logo.as_deref())
        .with_links(organisation.links.clone())
        .with_footer(organisation.footer.clone())
        .with_sign_in(organisation.sign_in.as_deref())
}
