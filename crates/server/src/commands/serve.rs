//! `baton serve`: answers people and programs until SIGTERM or SIGINT.

use crate::{
    clock,
    failure::Failure,
    house::{House, Mails},
    http, live,
    metrics::{self, Watched},
    output,
    schedule::{self, Ticks},
    settings::{self, SettingFlags, Settings},
    telemetry, trial,
};
use app::Ctx;
use gateways::{files::LocalFolder, mail::Smtp};
use std::{future::Future, net::SocketAddr, process::ExitCode, sync::Arc, time::Duration};
use tokio::{net::TcpListener, signal::unix::SignalKind, sync::watch};
use worker::{Post, Worker};

/// Requests and deliveries under way when the server is told to stop get this long.
const STOP_WITHIN: Duration = Duration::from_secs(5);

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let settings = settings::read(arguments.settings)?;
    telemetry::start(&settings);
    let listener = listen(&settings).await?;
    let house = House::open_at(settings, address(&listener)?, Mails::Sent).await?;
    if let Some(link) = app::setup::issue_link(&house.operator()).await? {
        output::line(&format!("There is no admin yet. Set Baton up here, once:\n\n  {link}\n"));
    }
    answer(&house, listener, post(&house.settings)?).await?;
    Ok(ExitCode::SUCCESS)
}

fn post(settings: &Settings) -> Result<Post, Failure> {
    Ok(match settings.smtp.clone() {
        Some(smtp) => Post::fixed(Arc::new(Smtp::new(smtp)), settings.sender()?),
        None => Post::of_organisation(Arc::new(|smtp| Arc::new(Smtp::new(smtp))), settings.mail_from.clone()),
    })
}

/// Takes the address first, so that a second server on it changes nothing.
pub(super) async fn listen(settings: &Settings) -> Result<TcpListener, Failure> {
    settings.check_exposure()?;
    let listener = TcpListener::bind(settings.listen).await;
    listener.map_err(|source| Failure::Io { what: format!("cannot listen on {}", settings.listen), source })
}

pub(super) fn address(listener: &TcpListener) -> Result<SocketAddr, Failure> {
    listener.local_addr().map_err(|source| Failure::Io { what: "cannot listen".to_owned(), source })
}

/// Runs web and worker until told to stop.
pub(super) async fn answer(house: &House, listener: TcpListener, post: Post) -> Result<(), Failure> {
    let folder = house.settings.files_folder();
    let files = Arc::new(LocalFolder::open(&folder, clock::now()).map_err(Failure::at(&folder))?);
    let (stopping, stop) = watch::channel(false);
    let worker = Worker::new(Arc::clone(&house.app), post, files.clone());
    let worker = Arc::new(worker.with_rules(house.settings.attention));
    let listening = metrics::listen(&house.settings).await?;
    let (ticks, requests) = (Arc::<Ticks>::default(), Arc::<web::Requests>::default());
    let mut loops = schedule::start(&worker, &house.entropy, house.settings.mail_rate_max, &ticks, &stop);
    let watched = Watched {
        app: Arc::clone(&house.app),
        requests: Arc::clone(&requests),
        worker,
        ticks,
        started_at: clock::now(),
    };
    metrics::start(&mut loops, listening, watched, &stop);
    live::start(&mut loops, &house.app, &house.entropy, &stop);
    loops.spawn(tell_groups_again(house.operator(), stop.clone()));
    let entropy = Arc::clone(&house.entropy);
    let server = web::Server {
        app: Arc::clone(&house.app),
        files,
        clock: Arc::new(clock::now),
        entropy: Arc::new(move || entropy.draw()),
        letters: Arc::new(worker::mails::letter),
        trial: trial::trial(&house.settings)?,
        proxies: house.settings.trusted_proxies.clone(),
        limits: web::Limits::new(house.settings.limits),
        pictures: web::Pictures::default(),
        timings: house.settings.timings,
    };
    let address = address(&listener)?;
    let told_to_stop = told_to_stop(stopping, told()?);
    tracing::info!(%address, public_address = house.app.settings.public_address, "ready");
    tokio::spawn(told_to_stop);
    let all = async {
        http::serve(listener, web::counted_router(Arc::new(server), requests), http::PATIENCE, stop.clone())
            .await;
        while loops.join_next().await.is_some() {}
    };
    let mut stopped = stop.clone();
    tokio::select! {
        () = all => {}
        () = past_patience(&mut stopped) => tracing::warn!("stopped with work under way"),
    }
    tracing::info!("stopped");
    Ok(())
}

/// What the process before this one may have left undone.
async fn tell_groups_again(operator: Ctx, mut stop: schedule::Stop) {
    tokio::select! {
        done = app::flows::tell_groups_again(&operator) => {
            if let Err(problem) = done {
                tracing::warn!(%problem, "flows could not be told who is in their groups");
            }
        }
        _ = stop.wait_for(|stopping| *stopping) => {}
    }
}

async fn past_patience(stop: &mut schedule::Stop) {
    if stop.wait_for(|stopping| *stopping).await.is_ok() {
        let _ = tokio::time::timeout(STOP_WITHIN, std::future::pending::<()>()).await;
    }
}

async fn told_to_stop(stopping: watch::Sender<bool>, told: impl Future<Output = ()>) {
    told.await;
    tracing::info!("stopping");
    let _ = stopping.send(true);
}

/// Resolves at the first SIGTERM or SIGINT.
fn told() -> Result<impl Future<Output = ()>, Failure> {
    let signal = |kind| {
        tokio::signal::unix::signal(kind)
            .map_err(|source| Failure::Io { what: "cannot hear signals".to_owned(), source })
    };
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => output::note(""),
        }
    })
}
