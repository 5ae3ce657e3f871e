// Checks the answers of a quiz in the page. Nothing is sent or kept: a quiz is for the learner alone. Without this
// script every question has its answer in a <details>.
const fold = (text) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase();

// A number as people write it: full-width digits, a comma for the point, spaces between thousands.
const number = (text) => {
  const plain = text.normalize("NFKC").replace(/[\s_']/g, "").replace("−", "-");
  const point = /^[^.]*,\d+$/.test(plain) && !/^-?[1-9]\d{0,2}(,\d{3})+$/.test(plain) ? plain.replace(",", ".") : plain.replace(/,/g, "");
  return point === "" ? NaN : Number(point);
};

// Each returns null while the question is unanswered.
const checks = {
  choice(question) {
    const inputs = [...question.querySelectorAll("input")];
    if (!inputs.some((input) => input.checked)) return null;
    for (const input of inputs) {
      const option = input.closest("li");
      option.dataset.state = input.checked ? ("right" in input.dataset ? "right" : "wrong") : "";
      const feedback = option.querySelector(".feedback");
      if (feedback) feedback.hidden = !input.checked;
    }
    return inputs.every((input) => input.checked === "right" in input.dataset);
  },
  number(question) {
    const text = question.querySelector("input").value;
    if (!text.trim()) return null;
    const value = number(text);
    const target = Number(question.dataset.answer);
    const slack = Number(question.dataset.tolerance ?? 0);
    return Math.abs(value - target) <= slack + Math.abs(target) * 1e-12;
  },
  text(question) {
    const value = fold(question.querySelector("input").value);
    return value ? JSON.parse(question.dataset.answers).some((answer) => fold(answer) === value) : null;
  },
  places(question) {
    const selects = [...question.querySelectorAll("select")];
    if (selects.some((select) => !select.value)) return null;
    for (const select of selects) select.closest("li").dataset.state = select.value === select.dataset.right ? "right" : "wrong";
    return selects.every((select) => select.value === select.dataset.right);
  },
};

for (const quiz of document.querySelectorAll("[data-quiz]")) {
  const words = quiz.dataset;
  const score = quiz.querySelector(".score");
  const questions = [...quiz.querySelectorAll("[data-check]")];
  const results = new Map();
  for (const question of questions) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = words.wordCheck;
    const verdict = document.createElement("p");
    verdict.className = "verdict";
    verdict.setAttribute("role", "status");
    const answer = question.querySelector("details.answer");
    answer.before(button, verdict);
    const check = () => {
      const result = checks[question.dataset.check](question);
      question.dataset.state = verdict.dataset.state = result === null ? "" : result ? "right" : "wrong";
      verdict.textContent = result === null ? words.wordMissing : result ? words.wordRight : words.wordWrong;
      if (result) answer.open = true;
      if (result === null) results.delete(question);
      else results.set(question, result ? Number(question.dataset.points) : 0);
      if (!score || results.size === 0) return;
      const total = questions.reduce((sum, each) => sum + Number(each.dataset.points), 0);
      const reached = [...results.values()].reduce((sum, points) => sum + points, 0);
      score.hidden = false;
      score.textContent = words.wordScore.replace("#", reached).replace("#", total);
    };
    button.addEventListener("click", check);
    question.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches("input")) return;
      event.preventDefault();
      check();
    });
  }
}
