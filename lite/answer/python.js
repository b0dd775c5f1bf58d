// The workers in which answers run: started when needed, ended when their time is over.
const HEAP = 500 * 2 ** 20; // bytes: a worker that has grown so far makes room for a new one
const PATIENCE = 3000; // ms: a run that takes longer may have to be ended: a spare gets ready
const IMPORT = 10; // s that a package may take besides, once it is there
const SILENCE = 5000; // ms in which a worker that is ready begins with a job, or is taken for dead

export class Python {
  // `warm` is a job that a fresh worker does unseen, so that the reader's finds all in place.
  constructor(address, warm) {
    this.address = address;
    this.warm = warm;
    this.program = null; // Python, compiled: from the first worker for all after it
    this.notices = new Set(); // functions that hear {ready} and {failed}
    this.last = Promise.resolve();
  }

  make() {
    const worker = new Worker(this.address, { type: "module" });
    const one = { worker, ready: false, warming: true };
    worker.onmessage = ({ data }) => this.hear(one, data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (!one.ready) this.hear(one, { failed: event.message || "a file cannot be had" });
    };
    worker.postMessage({ ...this.warm, program: this.program });
    return one;
  }

  start() {
    this.one ??= this.spare ?? this.make();
    this.spare = null;
  }

  end() {
    this.one?.worker.terminate();
    this.one = null;
  }

  get ready() {
    return Boolean(this.one?.ready);
  }

  // Do a job once those before it are done: {told}, or {ended, crashed, failed} with the reason.
  run(job, seconds, show) {
    this.last = this.last.then(() => new Promise((done) => {
      this.now = { job, done, seconds, show };
      this.hand();
    }));
    return this.last;
  }

  // Hand the job over to a worker; one that does not begin with it is replaced.
  hand() {
    this.start();
    this.one.worker.postMessage(this.now.job);
    if (this.one.ready) this.clocks(SILENCE, () => { this.end(); this.hand(); });
  }

  clocks(time, act) {
    clearTimeout(this.clock);
    clearTimeout(this.early);
    if (time) this.clock = setTimeout(act, time);
  }

  stop(why = "stopped") {
    if (this.now) this.over({ ended: why }, true);
  }

  // Hand back what came of the job, and start anew where this worker has had its time.
  over(found, anew) {
    const { now } = this;
    this.now = null;
    this.clocks();
    if (anew) {
      this.end();
      this.start();
    }
    this.spare?.worker.terminate();
    this.spare = null;
    now?.done(found);
  }

  hear(one, { program, ready, failed, told, crashed, heap, ...news }) {
    if (program) this.program = program;
    if (ready) one.ready = true;
    if (one === this.spare) {
      if (failed) this.spare = null;
      if (told || crashed) one.warming = false;
      return;
    }
    if (one !== this.one) return; // it was ended
    if (failed) this.end();
    if (ready || failed) this.notices.forEach((notice) => notice({ ready, failed }));
    if (failed) this.over({ failed }, false);
    else if (one.warming) one.warming = !(told || crashed);
    else if (told || crashed) this.over(told ? { told } : { crashed }, crashed || heap > HEAP);
    else if (this.now && !ready && !program) this.pass(news);
  }

  // News of a job that goes on. Its time counts while it works, and not while packages are fetched.
  pass(news) {
    if (news.fetching) this.now.seconds += IMPORT;
    if (news.working !== undefined) {
      this.clocks(news.working ? 1000 * this.now.seconds : 0, () => this.stop("late"));
      if (news.working) this.early = setTimeout(() => { this.spare ??= this.make(); }, PATIENCE);
    }
    this.now.show(news);
  }
}
