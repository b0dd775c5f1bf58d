// Answers, kept in this browser and nowhere else.
const PREFIX = "slopes answer ";

const store = (act) => {
  try { return act(localStorage); } catch { return null; } // it may be refused, or full
};

// What is kept of an exercise: {text, verdict, said, needs, title, page}, or null.
export const recall = (name) => store((kept) => JSON.parse(kept.getItem(PREFIX + name)));

export const keep = (name, more) => store((kept) => {
  kept.setItem(PREFIX + name, JSON.stringify({ ...recall(name), ...more }));
  return true;
});

export const forget = (name) => store((kept) => kept.removeItem(PREFIX + name));

export const names = () => store((kept) => Object.keys(kept)
  .filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))) ?? [];

// Once right, an exercise stays done while its answer is worked on.
export const done = (it) => Boolean(it?.right);
