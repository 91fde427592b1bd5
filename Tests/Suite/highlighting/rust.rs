#![allow(dead_code)]
use std::{fmt, collections::HashMap};
/// Reads `levels`.
#[derive(Debug, Clone)]
pub struct Gauge<'a, T: Send + 'static> { name: &'a str, level: Option<T> }
impl<'a, T> fmt::Display for Gauge<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let raw = r#"a "raw" string"#; let byte = b'x'; let quote = '\'';
        /* nested /* comment */ end */
        writeln!(f, "level {} {:?}", self.name, 1_000u32 as f64 * 1.5e-3)?;
        let x = vec![0xFF; 3].into_iter().map(|x| x + 1).collect::<Vec<_>>();
        match x.len() { 0..=9 if true => Ok(()), _ => unsafe { loop {} } }
    }
}
