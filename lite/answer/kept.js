// Answers, kept in this browser and nowhere else.
const PREFIX = "slopes answer "; // the site's script looks for it, too

const stored = (act) => {
  try {
    return act(localStorage);
  } catch { // it may be refused, or full, or not ours
    return null;
  }
};

// What is kept of an exercise, or null: {text, ran, right}: what stands in its field, what was run
// last and the last that was right, these as {text, said, needs}.
export const recall = (name) => stored((all) => JSON.parse(all.getItem(PREFIX + name)));

// Keep more of an exercise; whether that could be done.
export const keep = (name, more) => stored((all) => {
  all.setItem(PREFIX + name, JSON.stringify({ ...recall(name), ...more }));
  return true;
});

export const forget = (name) => stored((all) => all.removeItem(PREFIX + name));
