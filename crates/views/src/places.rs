//! Countries by their ISO 3166 codes, as people call them.

use texts::Texts;

macro_rules! names {
    ($($code:literal => $name:ident,)*) => {
        /// The code itself for a country that has no name here.
        pub fn country(code: &str, texts: Texts) -> String {
            match code {
                $($code => texts.$name().to_owned(),)*
                other => other.to_owned(),
            }
        }

        #[cfg(test)]
        const CODES: &[&str] = &[$($code,)*];
    };
}

names! {
    "AD" => country_ad, "AE" => country_ae, "AF" => country_af, "AG" => country_ag, "AI" => country_ai, "AL" =>
    country_al, "AM" => country_am, "AO" => country_ao, "AQ" => country_aq, "AR" => country_ar, "AS" =>
    country_as, "AT" => country_at, "AU" => country_au, "AW" => country_aw, "AX" => country_ax, "AZ" =>
    country_az, "BA" => country_ba, "BB" => country_bb, "BD" => country_bd, "BE" => country_be, "BF" =>
    country_bf, "BG" => country_bg, "BH" => country_bh, "BI" => country_bi, "BJ" => country_bj, "BL" =>
    country_bl, "BM" => country_bm, "BN" => country_bn, "BO" => country_bo, "BQ" => country_bq, "BR" =>
    country_br, "BS" => country_bs, "BT" => country_bt, "BW" => country_bw, "BY" => country_by, "BZ" =>
    country_bz, "CA" => country_ca, "CC" => country_cc, "CD" => country_cd, "CF" => country_cf, "CG" =>
    country_cg, "CH" => country_ch, "CI" => country_ci, "CK" => country_ck, "CL" => country_cl, "CM" =>
    country_cm, "CN" => country_cn, "CO" => country_co, "CR" => country_cr, "CU" => country_cu, "CV" =>
    country_cv, "CW" => country_cw, "CX" => country_cx, "CY" => country_cy, "CZ" => country_cz, "DE" =>
    country_de, "DJ" => country_dj, "DK" => country_dk, "DM" => country_dm, "DO" => country_do, "DZ" =>
    country_dz, "EC" => country_ec, "EE" => country_ee, "EG" => country_eg, "EH" => country_eh, "ER" =>
    country_er, "ES" => country_es, "ET" => country_et, "FI" => country_fi, "FJ" => country_fj, "FK" =>
    country_fk, "FM" => country_fm, "FO" => country_fo, "FR" => country_fr, "GA" => country_ga, "GB" =>
    country_gb, "GD" => country_gd, "GE" => country_ge, "GF" => country_gf, "GG" => country_gg, "GH" =>
    country_gh, "GI" => country_gi, "GL" => country_gl, "GM" => country_gm, "GN" => country_gn, "GP" =>
    country_gp, "GQ" => country_gq, "GR" => country_gr, "GS" => country_gs, "GT" => country_gt, "GU" =>
    country_gu, "GW" => country_gw, "GY" => country_gy, "HK" => country_hk, "HN" => country_hn, "HR" =>
    country_hr, "HT" => country_ht, "HU" => country_hu, "ID" => country_id, "IE" => country_ie, "IL" =>
    country_il, "IM" => country_im, "IN" => country_in, "IQ" => country_iq, "IR" => country_ir, "IS" =>
    country_is, "IT" => country_it, "JE" => country_je, "JM" => country_jm, "JO" => country_jo, "JP" =>
    country_jp, "KE" => country_ke, "KG" => country_kg, "KH" => country_kh, "KI" => country_ki, "KM" =>
    country_km, "KN" => country_kn, "KP" => country_kp, "KR" => country_kr, "KW" => country_kw, "KY" =>
    country_ky, "KZ" => country_kz, "LA" => country_la, "LB" => country_lb, "LC" => country_lc, "LI" =>
    country_li, "LK" => country_lk, "LR" => country_lr, "LS" => country_ls, "LT" => country_lt, "LU" =>
    country_lu, "LV" => country_lv, "LY" => country_ly, "MA" => country_ma, "MC" => country_mc, "MD" =>
    country_md, "ME" => country_me, "MF" => country_mf, "MG" => country_mg, "MH" => country_mh, "MK" =>
    country_mk, "ML" => country_ml, "MM" => country_mm, "MN" => country_mn, "MO" => country_mo, "MP" =>
    country_mp, "MQ" => country_mq, "MR" => country_mr, "MS" => country_ms, "MT" => country_mt, "MU" =>
    country_mu, "MV" => country_mv, "MW" => country_mw, "MX" => country_mx, "MY" => country_my, "MZ" =>
    country_mz, "NA" => country_na, "NC" => country_nc, "NE" => country_ne, "NF" => country_nf, "NG" =>
    country_ng, "NI" => country_ni, "NL" => country_nl, "NO" => country_no, "NP" => country_np, "NR" =>
    country_nr, "NU" => country_nu, "NZ" => country_nz, "OM" => country_om, "PA" => country_pa, "PE" =>
    country_pe, "PF" => country_pf, "PG" => country_pg, "PH" => country_ph, "PK" => country_pk, "PL" =>
    country_pl, "PM" => country_pm, "PN" => country_pn, "PR" => country_pr, "PS" => country_ps, "PT" =>
    country_pt, "PW" => country_pw, "PY" => country_py, "QA" => country_qa, "RE" => country_re, "RO" =>
    country_ro, "RS" => country_rs, "RU" => country_ru, "RW" => country_rw, "SA" => country_sa, "SB" =>
    country_sb, "SC" => country_sc, "SD" => country_sd, "SE" => country_se, "SG" => country_sg, "SH" =>
    country_sh, "SI" => country_si, "SJ" => country_sj, "SK" => country_sk, "SL" => country_sl, "SM" =>
    country_sm, "SN" => country_sn, "SO" => country_so, "SR" => country_sr, "SS" => country_ss, "ST" =>
    country_st, "SV" => country_sv, "SX" => country_sx, "SY" => country_sy, "SZ" => country_sz, "TC" =>
    country_tc, "TD" => country_td, "TF" => country_tf, "TG" => country_tg, "TH" => country_th, "TJ" =>
    country_tj, "TK" => country_tk, "TL" => country_tl, "TM" => country_tm, "TN" => country_tn, "TO" =>
    country_to, "TR" => country_tr, "TT" => country_tt, "TV" => country_tv, "TW" => country_tw, "TZ" =>
    country_tz, "UG" => country_ug, "UM" => country_um, "US" => country_us, "UY" => country_uy, "UZ" =>
    country_uz, "VA" => country_va, "VC" => country_vc, "VE" => country_ve, "VG" => country_vg, "VI" =>
    country_vi, "VN" => country_vn, "VU" => country_vu, "WF" => country_wf, "WS" => country_ws, "XK" =>
    country_xk, "YE" => country_ye, "YT" => country_yt, "ZA" => country_za, "ZM" => country_zm, "ZW" =>
    country_zw,
}

/// "Germany, Bayern".
pub fn place(code: &str, region: Option<&str>, texts: Texts) -> String {
    let country = country(code, texts);
    match region {
        Some(region) => format!("{country}, {region}"),
        None => country,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Language;

    #[test]
    fn countries_have_names_in_every_language() {
        assert_eq!(country("DE", Texts(Language::En)), "Germany");
        assert_eq!(country("DE", Texts(Language::De)), "Deutschland");
        assert_eq!(country("XX", Texts(Language::De)), "XX");
        assert!(CODES.len() > 200);
        for code in CODES {
            assert_ne!(country(code, Texts(Language::De)), *code);
        }
    }
}
