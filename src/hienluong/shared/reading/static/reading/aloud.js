// Reading aloud: the browser's own Vietnamese voice when it has one, the server's recording when it has none or the
// voice fails. Where neither speaks the page says so.
(() => {
  "use strict";
  const box = document.querySelector("[data-aloud]");
  const speech = window.speechSynthesis;
  if (!box) return;

  const told = box.querySelector("[data-aloud-told]");
  const recording = box.querySelector("figure");
  recording?.querySelector("audio").addEventListener("error", () => { told.textContent = box.dataset.broken; });
  recording?.querySelector("audio").addEventListener("playing", () => { told.textContent = ""; });
  if (!speech) return;

  const own = box.querySelector("[data-aloud-own]");
  const play = box.querySelector("[data-aloud-play]");
  const speed = box.querySelector("[data-aloud-speed]");
  const begin = play.textContent;
  let voice = null;
  let sentences = null;
  let next = 0;
  let state = "silent";

  function show(words) {
    play.textContent = words;
  }

  function findVoice() {
    voice = speech.getVoices().find((one) => one.lang.replace("_", "-").toLowerCase().startsWith("vi"));
    if (!voice || !own.hidden) return;
    own.hidden = false;
    box.querySelector("[data-aloud-none]")?.remove();
    if (recording) recording.hidden = true;
  }

  function giveUp() {
    state = "silent";
    show(begin);
    told.textContent = box.dataset.broken;
    if (!recording) return;
    recording.hidden = false;
    own.hidden = true;
    voice = null;
  }

  function say() {
    if (state !== "speaking") return;
    if (next >= sentences.length) {
      state = "silent";
      next = 0;
      show(begin);
      return;
    }
    const part = new SpeechSynthesisUtterance(sentences[next]);
    part.voice = voice;
    part.lang = voice.lang;
    part.rate = Number(speed.value);
    part.onend = () => {
      if (state !== "speaking") return;
      next += 1;
      say();
    };
    // Being stopped on purpose is told as an error too; by then nobody speaks.
    part.onerror = () => { if (state === "speaking") giveUp(); };
    speech.speak(part);
  }

  async function toggle() {
    if (state === "speaking") {
      // A pause begins the sentence anew: browsers forget what they paused for long.
      state = "paused";
      speech.cancel();
      show(play.dataset.resume);
      return;
    }
    state = "speaking";
    told.textContent = "";
    show(play.dataset.pause);
    try {
      sentences ??= (await (await fetch(box.dataset.aloud)).json()).sentences;
      say();
    } catch {
      giveUp();
    }
  }

  play.addEventListener("click", toggle);
  window.addEventListener("pagehide", () => speech.cancel());
  speech.addEventListener?.("voiceschanged", findVoice);
  findVoice();
})();
