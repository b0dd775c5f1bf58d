// The worker in which answers run: started when it is needed, ended when its time is over.
const HEAP = 500 * 2 ** 20; // bytes: a worker that has grown so far makes room for a new one

export class Python {
  // `warm` is a job that a fresh worker does unseen, so that the reader's finds all in place.
  constructor(address, warm) {
    this.address = address;
    this.warm = warm;
    this.notices = new Set(); // functions that hear {ready} and {failed}
    this.last = Promise.resolve();
  }

  start() {
    if (this.worker) return;
    this.ready = false;
    this.warming = true;
    this.worker = new Worker(this.address, { type: "module" });
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.hear({ failed: event.message || "a file cannot be had" });
    };
    this.worker.postMessage(this.warm);
  }

  end() {
    clearTimeout(this.clock);
    this.worker?.terminate();
    this.worker = null;
    this.ready = false;
  }

  // Do a job once those before it are done: {told}, or {ended, crashed, failed} with the reason.
  run(job, seconds, show) {
    this.last = this.last.then(() => new Promise((done) => {
      this.now = { done, seconds, show };
      this.start();
      this.worker.postMessage(job);
    }));
    return this.last;
  }

  stop(why = "stopped") {
    if (this.now) this.over({ ended: why }, true);
  }

  // Hand over what came of the job, and start anew where this worker has had its time.
  over(found, anew) {
    const { now } = this;
    this.now = null;
    clearTimeout(this.clock);
    if (anew) {
      this.end();
      this.start();
    }
    now?.done(found);
  }

  hear({ ready, failed, told, crashed, heap, ...news }) {
    if (failed) this.end();
    if (ready) this.ready = true;
    if (ready || failed) this.notices.forEach((notice) => notice({ ready, failed }));
    if (failed) this.over({ failed }, false);
    else if (this.warming) this.warming = !(told || crashed);
    else if (told || crashed) this.over(told ? { told } : { crashed }, crashed || heap > HEAP);
    else if (!ready) this.pass(news);
  }

  // News of a job that goes on. Its time counts while it works, and not while packages are fetched.
  pass(news) {
    if (news.working !== undefined) {
      clearTimeout(this.clock);
      if (news.working) this.clock = setTimeout(() => this.stop("late"), 1000 * this.now.seconds);
    }
    this.now?.show(news);
  }
}
