//! Where an archive is.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where an archive is: `sqlite:PATH`, or `postgres://…` as libpq writes it.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file.
    Sqlite(PathBuf),
    /// A database on a server.
    Postgres(String),
}

/// What was given is no location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a location is sqlite:PATH or postgres://USER@HOST/DATABASE")]
pub struct NoLocation;

impl FromStr for Location {
    type Err = NoLocation;

    fn from_str(text: &str) -> Result<Self, NoLocation> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err(NoLocation);
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(NoLocation)
    }
}

/// Without the part that can hold a password.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => {
                let place = url.split_once("://").map_or("", |(_, rest)| rest);
                let place = place.rsplit_once('@').map_or(place, |(_, place)| place);
                let place = place.split_once('?').map_or(place, |(place, _)| place);
                write!(f, "postgres://{place}")
            }
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_and_shows_no_password() {
        assert_eq!(
            "sqlite:practice.db".parse(),
            Ok(Location::Sqlite("practice.db".into()))
        );
        assert_eq!(
            "sqlite:///var/x.db".parse(),
            Ok(Location::Sqlite("/var/x.db".into()))
        );
        let postgres: Result<Location, _> = "postgres://u:secret@db/x?password=secret".parse();
        assert_eq!(
            postgres.map(|p| p.to_string()),
            Ok("postgres://db/x".to_owned())
        );
        assert_eq!("mysql://x".parse::<Location>(), Err(NoLocation));
        assert_eq!("sqlite:".parse::<Location>(), Err(NoLocation));
    }
}
