//! Choices: short lists that a person picks from, each with a stable short name for forms and message keys.

/// A choice: an enum with the same stable names in forms, message keys and (in snake case) the written form.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[derive(strum::VariantArray, strum::IntoStaticStr, strum::EnumString)]
        #[strum(serialize_all = "kebab-case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All, in the order in which they are offered.
            pub const ALL: &'static [$name] = <$name as strum::VariantArray>::VARIANTS;

            /// A stable short name, used in forms and message keys.
            pub fn name(self) -> &'static str {
                self.into()
            }

            /// The choice of that short name.
            pub fn from_name(name: &str) -> Option<Self> {
                name.parse().ok()
            }
        }
    };
}
pub(crate) use choices;
