package stockroom;

/** A question of which the answer is to come. */
final class OpenQuestion {
    private final int article;
    private String answer = "";

    OpenQuestion(int article) {
        this.article = article;
    }

    void answerCame(String text) {
        answer = text;
    }

    void answerLost(Throwable why) {
        answer = article + ": " + why.getMessage();
    }
}
