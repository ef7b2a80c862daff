//! The arithmetic of the tool, its made-up province and its form.
