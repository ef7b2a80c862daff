//! `motcua serve`, and the part of starting a server that the demo shares.

use super::{Trouble, load, runtime, say, say_both};
use crate::{cli::ServeArgs, config::Config, install, systems::SYSTEMS, text::T};
use kernel::Said;
use platform::Platform;
use std::{net::SocketAddr, process::ExitCode, time::Duration};
use tokio::net::TcpListener;
use tracing_subscriber::{EnvFilter, fmt};
use web::{App, WebConfig};

/// How long requests under way may take once the server was told to stop, in milliseconds.
const STOP_WAIT_MS_MAX: u64 = 10_000;

/// The setting that marks a database as a demo's.
pub const DEMO_SETTING: &str = "demo";

/// Starts a real installation.
pub fn run(args: &ServeArgs) -> Result<ExitCode, Trouble> {
    let mut config = load(&args.install)?;
    if let Some(listen) = &args.listen {
        config.listen.clone_from(listen);
        config.check()?;
    }
    log_as(&config);
    runtime()?.block_on(async {
        let _held = install::hold(&config)?;
        let install = install::open(&config, false)?;
        install.platform.migrate().await.map_err(|e| Trouble::plain(|t| t.database_migrate(&e)))?;
        if install.platform.setting(DEMO_SETTING).await?.is_some() {
            return Err(Trouble::plain(|t| t.is_a_demo(config.data.display())));
        }
        let listener = listen_on(&config.listen).await?;
        serve(install.platform, listener, config.base_url.clone(), || {}).await
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Opens the address, so that a taken port is told before anything else happens.
pub async fn listen_on(address: &str) -> Result<TcpListener, Trouble> {
    TcpListener::bind(address).await.map_err(|e| Trouble::plain(|t| t.port_taken(address, &e)))
}

/// Serves until the process is told to stop, with the worker beside it.
pub async fn serve(
    platform: Platform,
    listener: TcpListener,
    base_url: String,
    ready: impl FnOnce(),
) -> Result<(), Trouble> {
    let address = listener.local_addr().map_err(|e| Trouble::plain(|t| t.internal(&e)))?;
    let site = Said::both(|lang| T::new(lang).site().to_owned());
    let demo_password = platform.is_demo().then(|| super::demo::PASSWORD.to_owned());
    let web_config = WebConfig { base_url, site, demo_password, behind_proxy: false };
    let app = App::new(platform.clone(), SYSTEMS, web_config);
    let router = web::build_router(app).into_make_service_with_connect_info::<SocketAddr>();
    platform.keep_going(onestop::SWEEP).await?;
    let worker = tokio::spawn({
        let platform = platform.clone();
        async move { platform.work_forever().await }
    });
    super::check::warn_of_missing(&platform).await?;
    say(format_args!("ready http://{address}"));
    ready();
    let (told, stopped) = tokio::sync::oneshot::channel();
    let server = axum::serve(listener, router).with_graceful_shutdown(async move {
        stop_signal().await;
        let _ = told.send(());
    });
    tokio::select! {
        result = server => result.map_err(|e| Trouble::plain(|t| t.internal(&e)))?,
        () = async { let _ = stopped.await; tokio::time::sleep(Duration::from_millis(STOP_WAIT_MS_MAX)).await } => {}
    }
    say_both(|t| t.stopping().to_owned());
    platform.stop();
    let _ = tokio::time::timeout(Duration::from_millis(STOP_WAIT_MS_MAX), worker).await;
    Ok(())
}

/// Ctrl-C, or the service manager's word.
async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        },
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}

/// Logs to standard error in the configured form; a second call (tests) changes nothing.
pub fn log_as(config: &Config) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(&config.log));
    let logger = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let _ = if config.log_format == "json" { logger.json().try_init() } else { logger.try_init() };
}
