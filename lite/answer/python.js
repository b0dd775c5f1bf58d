// The worker in which answers run: started when first needed, ended when its time is over.
const HEAP = 500 * 2 ** 20; // bytes: a worker that has grown so far makes room for a new one

export class Python {
  constructor(address, warm) {
    this.address = address;
    this.warm = warm; // what a fresh worker runs first, so that the reader's run finds all loaded
    this.turn = Promise.resolve();
    this.notices = new Set(); // functions that hear {ready} and {failed}
  }

  start() {
    if (this.worker) return;
    this.worker = new Worker(this.address, { type: "module" });
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.hear({ failed: event.message || "its file cannot be read" });
    };
    this.ready = false;
    this.warming = true;
    this.worker.postMessage({ ...this.warm(), silent: true });
  }

  end() {
    clearTimeout(this.clock);
    this.worker?.terminate();
    this.worker = null;
  }

  // Run an answer, after those that wait already; the outcome is {told}, {ended} or {failed}.
  run(job, seconds, show) {
    const outcome = this.turn.then(() => new Promise((done) => {
      this.start();
      this.now = { done, seconds, show };
      this.worker.postMessage(job);
    }));
    this.turn = outcome;
    return outcome;
  }

  stop(why = "stopped") {
    if (!this.now) return;
    this.end();
    this.finish({ ended: why });
    this.start();
  }

  finish(outcome) {
    const { now } = this;
    this.now = null;
    now?.done(outcome);
  }

  hear({ working, fetching, printed, told, heap, crashed, failed, ready }) {
    if (failed || ready) this.notices.forEach((notice) => notice({ failed, ready }));
    if (failed) {
      this.end();
      this.finish({ failed });
    } else if (ready) {
      this.ready = true;
    } else if (this.warming) {
      if (told || crashed) this.warming = false; if (crashed) console.error("warm", crashed);
    } else if (printed) this.now?.show({ printed });
    else if (working !== undefined) {
      clearTimeout(this.clock);
      if (working && this.now) {
        this.clock = setTimeout(() => this.stop("late"), 1000 * this.now.seconds);
      }
      this.now?.show({ working, fetching });
    } else if (told || crashed) {
      if (crashed) console.error(crashed);
      clearTimeout(this.clock);
      if (crashed || heap > HEAP) {
        this.end();
        this.start();
      }
      this.finish(crashed ? { ended: "crashed", crashed } : { told });
    }
  }
}
