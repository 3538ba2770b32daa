//! A door in front of a server, which a test shuts and opens.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

pub struct Gate {
    pub port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    shut: AtomicBool,
    silent: AtomicBool,
    open: Mutex<Vec<TcpStream>>,
}

impl Gate {
    /// `server` as `host:port`.
    pub fn before(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::<State>::default();
        let (at, server) = (Arc::clone(&state), server.to_owned());
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                if at.shut.load(Ordering::SeqCst) {
                    continue;
                }
                if at.silent.load(Ordering::SeqCst) {
                    at.open.lock().unwrap().push(client);
                    continue;
                }
                let behind = TcpStream::connect(&server).unwrap();
                let both = [client.try_clone().unwrap(), behind.try_clone().unwrap()];
                at.open.lock().unwrap().extend(both);
                pass(client.try_clone().unwrap(), behind.try_clone().unwrap(), &at);
                pass(behind, client, &at);
            }
        });
        Self { port, state }
    }

    /// Cuts every connection, and lets nobody in.
    pub fn shut(&self) {
        self.state.shut.store(true, Ordering::SeqCst);
        for stream in self.state.open.lock().unwrap().drain(..) {
            drop(stream.shutdown(Shutdown::Both));
        }
    }

    /// Lets everybody in, and nothing through: no connection is cut, no answer comes.
    pub fn silence(&self) {
        self.state.silent.store(true, Ordering::SeqCst);
    }

    /// What was swallowed meanwhile is gone, and so are the connections on which it was.
    pub fn open(&self) {
        if self.state.silent.swap(false, Ordering::SeqCst) {
            for stream in self.state.open.lock().unwrap().drain(..) {
                drop(stream.shutdown(Shutdown::Both));
            }
        }
        self.state.shut.store(false, Ordering::SeqCst);
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, state: &Arc<State>) {
    let state = Arc::clone(state);
    std::thread::spawn(move || {
        let mut bytes = [0; 16 * 1024];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            if state.silent.load(Ordering::SeqCst) {
                continue;
            }
            if to.write_all(&bytes[..count]).is_err() {
                break;
            }
        }
        drop(to.shutdown(Shutdown::Both));
    });
}
