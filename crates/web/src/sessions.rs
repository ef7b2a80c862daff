//! Signing in and out, by page and by API, and the language switch.

use crate::{
    ApiActor, App, Check, Fault, Form, Json, Query, Sample, Shell,
    carry::Carried,
    cookies::Cookie,
    edge::role_name,
    form::safe_next,
    limits::LANG_COOKIE_SECONDS,
    shell::{menu_entries, page_with, see_other},
    text::T,
    texts::problem,
    throttle::Key,
    visitor::{Visitor, unknown_caller},
};
use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Lang, Problem};
use platform::{Actor, Role, SessionKind, Token};
use serde::{Deserialize, Serialize};

/// The page on which people sign in.
#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    shell: Shell,
    next: String,
    login: String,
    carried: Vec<(&'static str, String)>,
    error: Option<String>,
    hint: Option<String>,
    demo: Vec<DemoAccount>,
    demo_password: String,
}

/// An account that anybody may try, in a demo.
struct DemoAccount {
    login: String,
    who: String,
    does: String,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub(crate) struct Next {
    next: Option<String>,
}

/// `GET /dang-nhap`
pub(crate) async fn form(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<Next>,
) -> Result<Response, Fault> {
    let next = query.next.as_deref().and_then(safe_next);
    if let Some(actor) = &visitor.actor {
        return Ok(see_other(next.unwrap_or_else(|| home_of(&app, actor))));
    }
    let asked = Asked { next: next.unwrap_or_default().to_owned(), ..Asked::default() };
    sign_in_page(&app, &visitor, asked, None).await
}

/// What the sign-in page is asked with, and asks again with after a refusal.
#[derive(Default)]
struct Asked {
    login: String,
    next: String,
    carried: Option<Carried>,
}

/// The sign-in page for a form that came without a session.
pub(crate) async fn carrying(app: &App, visitor: &Visitor, carried: Carried) -> Result<Response, Fault> {
    let ended = problem(Problem::unauthenticated, |t| t.carried_ended().into(), |t| t.carried_ended_hint().into());
    let asked = Asked { next: visitor.back.clone(), carried: Some(carried), ..Asked::default() };
    sign_in_page(app, visitor, asked, Some(&ended.into())).await
}

/// `POST /dang-nhap`
pub(crate) async fn sign_in(State(app): State<App>, visitor: Visitor, form: Form) -> Result<Response, Fault> {
    let login = form.value("login").trim();
    let (next, carried) = (safe_next(form.value("next")), Carried::read(&form));
    match checked_sign_in(&app, &visitor, login, form.value("password"), SessionKind::Cookie).await {
        Ok((token, actor)) => {
            // The session before, if any, ends here: nobody can plant a session that somebody else then signs in to.
            if let Some(before) = &visitor.keys.session {
                app.platform.sign_out(before).await?;
            }
            let seconds = u64::try_from(platform::limits::SESSION_COOKIE_MS / 1000).ok();
            let cookie = Cookie::Session.set(token.reveal(), seconds, app.config.secure());
            let cookie = cookie.ok_or_else(|| platform::internal("a token that no cookie holds"))?;
            let mut response = match carried {
                Some(carried) => {
                    let signed_in = visitor.now_signed_in(&app, actor, &token);
                    carried.ask(&app, &signed_in, next.unwrap_or("/"), StatusCode::OK)?
                }
                None => see_other(next.unwrap_or_else(|| home_of(&app, &actor))),
            };
            response.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(response)
        }
        Err(fault) if fault.status() == StatusCode::UNAUTHORIZED => {
            let asked = Asked { login: login.to_owned(), next: next.unwrap_or_default().to_owned(), carried };
            sign_in_page(&app, &visitor, asked, Some(&fault)).await
        }
        Err(fault) => Err(fault),
    }
}

async fn sign_in_page(app: &App, visitor: &Visitor, asked: Asked, wrong: Option<&Fault>) -> Result<Response, Fault> {
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let filled = SignInPage {
        shell: Shell::new(app, visitor),
        next: asked.next,
        login: asked.login,
        carried: asked.carried.map(|carried| carried.fields()).unwrap_or_default(),
        error: wrong.map(|fault| fault.problem().title.get(visitor.lang).to_owned()),
        hint: wrong.map(|fault| fault.problem().hint.get(visitor.lang).to_owned()),
        demo: demo_accounts(app, visitor.lang).await?,
        demo_password: app.config.demo_password.clone().unwrap_or_default(),
    };
    page_with(status, visitor.lang, &filled)
}

/// One account of each role, named after it; none outside a demo.
async fn demo_accounts(app: &App, lang: Lang) -> Result<Vec<DemoAccount>, Problem> {
    let mut accounts = Vec::new();
    if !app.platform.is_demo() {
        return Ok(accounts);
    }
    for role in Role::ALL {
        if let Some(actor) = app.platform.account(role.code()).await? {
            accounts.push(demo_account(lang, actor.login, role));
        }
    }
    Ok(accounts)
}

fn demo_account(lang: Lang, login: String, role: Role) -> DemoAccount {
    let t = T::new(lang);
    let does = match role {
        Role::Citizen => t.demo_does_citizen(),
        Role::Desk => t.demo_does_desk(),
        Role::Officer => t.demo_does_officer(),
        Role::Leader => t.demo_does_leader(),
        Role::Admin | Role::System => t.demo_does_admin(),
    };
    DemoAccount { login, who: role_name(t, role).to_owned(), does: does.to_owned() }
}

/// The sign-in page with made-up content: untouched, and refused.
pub(crate) fn samples() -> [Sample; 2] {
    fn filled(lang: Lang, wrong: Option<&Problem>) -> Result<String, askama::Error> {
        let page = SignInPage {
            shell: Shell::sample(lang, None),
            next: "/ho-so".to_owned(),
            login: wrong.map_or_else(String::new, |_| "citizen".to_owned()),
            carried: Vec::new(),
            error: wrong.map(|problem| problem.title.get(lang).to_owned()),
            hint: wrong.map(|problem| problem.hint.get(lang).to_owned()),
            demo: Role::ALL.map(|role| demo_account(lang, role.code().to_owned(), role)).into(),
            demo_password: "motcua-demo".to_owned(),
        };
        page.render()
    }
    [
        Sample { name: "web/sign_in", render: |lang| filled(lang, None) },
        Sample { name: "web/sign_in, refused", render: |lang| filled(lang, Some(&unknown_caller())) },
    ]
}

/// The page of that role: the first line of the menu that says so, else the front page.
fn home_of(app: &App, actor: &Actor) -> &'static str {
    menu_entries(app).find(|(_, entry)| entry.home_of.contains(&actor.role)).map_or("/", |(_, entry)| entry.href)
}

/// `POST /dang-xuat`
pub(crate) async fn sign_out(State(app): State<App>, visitor: Visitor, _: Form) -> Result<Response, Fault> {
    if let Some(token) = &visitor.keys.session {
        app.platform.sign_out(token).await?;
    }
    let mut response = see_other("/");
    if let Some(cookie) = Cookie::Session.forget(app.config.secure()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// `POST /ngon-ngu`
pub(crate) async fn choose_lang(State(app): State<App>, form: Form) -> Result<Response, Fault> {
    let mut check = Check::default();
    let chosen = check.one_of("lang", form.value("lang"), &Lang::ALL.map(Lang::code));
    check.end()?;
    let mut response = see_other(safe_next(form.value("next")).unwrap_or("/"));
    let cookie = chosen.and_then(|code| Cookie::Lang.set(code, Some(LANG_COOKIE_SECONDS), app.config.secure()));
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Who wants in.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    /// The name typed at sign-in.
    account: String,
    /// The password.
    password: String,
}

/// A session of the API.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Session {
    /// To be sent as `Authorization: Bearer <token>`. Shown once.
    token: String,
}

/// Opens a session.
#[utoipa::path(post, path = "/api/v1/sessions", tag = "sessions", request_body = SignIn, responses(
    (status = 201, description = "The session's token", body = Session),
    (status = 401, description = "Account or password is wrong", body = crate::fault::ProblemJson),
    (status = 429, description = "Too many failures; see Retry-After", body = crate::fault::ProblemJson),
))]
pub(crate) async fn api_sign_in(
    State(app): State<App>,
    visitor: Visitor,
    Json(sent): Json<SignIn>,
) -> Result<Response, Fault> {
    let kind = SessionKind::Bearer;
    let (token, _) = checked_sign_in(&app, &visitor, sent.account.trim(), &sent.password, kind).await?;
    Ok((StatusCode::CREATED, axum::Json(Session { token: token.reveal().to_owned() })).into_response())
}

/// Ends the session whose token was sent.
#[utoipa::path(delete, path = "/api/v1/sessions", tag = "sessions", security(("bearer" = [])), responses(
    (status = 204, description = "Ended"),
    (status = 401, description = "No valid token was sent", body = crate::fault::ProblemJson),
))]
pub(crate) async fn api_sign_out(State(app): State<App>, visitor: Visitor, _: ApiActor) -> Result<Response, Fault> {
    if let Some(token) = &visitor.keys.session {
        app.platform.sign_out(token).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Signs in, unless this login or this address has failed too often lately.
async fn checked_sign_in(
    app: &App,
    visitor: &Visitor,
    login: &str,
    password: &str,
    kind: SessionKind,
) -> Result<(Token, Actor), Fault> {
    let by_login = Key::Login(login.to_lowercase().chars().take(platform::limits::LOGIN_CHARS_MAX).collect());
    let keys = [by_login.clone(), Key::Peer(visitor.keys.peer.clone())];
    if let Some(seconds) = app.throttle.wait_seconds(&keys, app.platform.clock().real()) {
        let minutes = seconds.div_ceil(60);
        let what = problem(Problem::too_many, |t| t.too_many_tries_title().into(), |t| t.too_many_tries_hint(minutes));
        return Err(Fault::wait(what, seconds));
    }
    match app.platform.sign_in(login, password, kind).await {
        Ok(signed_in) => {
            app.throttle.succeeded(&by_login);
            Ok(signed_in)
        }
        Err(problem) => {
            if problem.kind == kernel::ProblemKind::Unauthenticated {
                app.throttle.failed(&keys, app.platform.clock().real());
            }
            Err(problem.into())
        }
    }
}
