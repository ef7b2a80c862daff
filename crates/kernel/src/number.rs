//! Whole numbers that choose a plural form.

/// A whole number, or a reference to one: what a text may select its wording by.
pub trait Number {
    /// The value; what does not fit is the nearest that does.
    fn number(&self) -> i64;
}

macro_rules! number {
    ($($kind:ty),*) => {
        $(impl Number for $kind {
            fn number(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        })*
    };
}

macro_rules! small_number {
    ($($kind:ty),*) => {
        $(impl Number for $kind {
            fn number(&self) -> i64 {
                i64::from(*self)
            }
        })*
    };
}

small_number!(i8, i16, i32, u8, u16, u32);
number!(u64, usize, isize);

impl Number for i64 {
    fn number(&self) -> i64 {
        *self
    }
}

impl<N: Number + ?Sized> Number for &N {
    fn number(&self) -> i64 {
        (**self).number()
    }
}
