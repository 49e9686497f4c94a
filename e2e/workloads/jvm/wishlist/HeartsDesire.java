package wishlist;

/** What somebody would like to have, and by when. */
final class HeartsDesire {
    final long visitor;
    final long article;
    final long pounds;
    final long pence;
    final long birthday;
    final long christmas;
    final long[] alternatives = new long[4];

    HeartsDesire(int visitor) {
        this.visitor = visitor;
        this.article = visitor % 1001;
        this.pounds = visitor % 97;
        this.pence = visitor % 100;
        this.birthday = visitor % 365;
        this.christmas = birthday + 1;
    }
}
