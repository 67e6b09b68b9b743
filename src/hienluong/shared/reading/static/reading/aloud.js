// Reading aloud: the browser's own Vietnamese voice when it has one. Without it the server's recording stays as it is.
(() => {
  "use strict";
  const box = document.querySelector("[data-aloud]");
  const speech = window.speechSynthesis;
  if (!box || !speech) return;

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
    box.hidden = false;
    own.hidden = false;
    box.querySelector("figure")?.remove();
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
    show(play.dataset.pause);
    try {
      sentences ??= (await (await fetch(box.dataset.aloud)).json()).sentences;
      say();
    } catch {
      state = "silent";
      show(begin);
    }
  }

  play.addEventListener("click", toggle);
  window.addEventListener("pagehide", () => speech.cancel());
  speech.addEventListener?.("voiceschanged", findVoice);
  findVoice();
})();
