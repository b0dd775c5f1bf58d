// Answers, kept in this browser and nowhere else.
const PREFIX = "slopes answer "; // the site's script looks for it, too

const stored = (act) => {
  try {
    return act(localStorage);
  } catch { // it may be refused, or full, or not ours
    return null;
  }
};

// What is kept of an exercise, or null: {text, title, place, verdict, said, needs, right}. Once it
// was right it stays so while its answer is worked on.
export const recall = (name) => stored((all) => JSON.parse(all.getItem(PREFIX + name)));

export const keep = (name, more) => stored((all) => {
  all.setItem(PREFIX + name, JSON.stringify({ ...recall(name), ...more }));
});

export const forget = (name) => stored((all) => all.removeItem(PREFIX + name));
