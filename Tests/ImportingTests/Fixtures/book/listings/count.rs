// ANCHOR: count
# use std::io;
#
fn main() {
    # let hidden = 1;
    #[allow(unused)]
    let parts = ["beam", "reed"];
    println!("{}", parts.len());
}
// ANCHOR_END: count
