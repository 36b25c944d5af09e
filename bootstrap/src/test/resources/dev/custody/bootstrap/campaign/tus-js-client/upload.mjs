// Uploads FILE to ENDPOINT with tus-js-client, in the manner that MODE names, and prints the upload's address.
import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import * as tus from 'tus-js-client'

const { ENDPOINT, AUTHORIZATION, FILE, MODE } = process.env
const store = new tus.FileUrlStorage(`${FILE}.${MODE}.urls`)

const common = {
  endpoint: ENDPOINT,
  headers: { Authorization: AUTHORIZATION },
  metadata: { filename: `tus-js-client ${MODE}`, filetype: 'video/mp4' },
  retryDelays: [50, 100, 200, 400, 800],
  urlStorage: store,
}

// Starts an upload; done when it has ended, or was aborted behind `until` bytes.
function send(options, { previous, until = Infinity } = {}) {
  return new Promise((resolve, reject) => {
    const file = createReadStream(FILE)
    // Of a file it knows the length, of a pipe it does not.
    const source = options.uploadLengthDeferred ? file.pipe(new PassThrough()) : file
    const upload = new tus.Upload(source, {
      ...common,
      ...options,
      onError: reject,
      onSuccess: () => resolve(upload),
      onChunkComplete: (_size, sent) => {
        if (sent > until) {
          upload.abort().then(() => resolve(upload), reject)
          until = Infinity
        }
      },
    })
    if (previous) upload.resumeFromPreviousUpload(previous)
    upload.start()
  })
}

const modes = {
  // Aborted in the middle; a new Upload, as after a restart of the program, finds it and goes on.
  async paused() {
    const options = { chunkSize: 100_000, uploadSize: Number(process.env.LENGTH) }
    await send(options, { until: options.uploadSize / 2 })
    await pause(300)
    const [previous] = await store.findAllUploads()
    return send(options, { previous })
  },

  // Nobody knows the length before the end.
  async deferred() {
    return send({ chunkSize: 64_000, uploadLengthDeferred: true })
  },

  async smallChunks() {
    return send({ chunkSize: 500, uploadSize: Number(process.env.LENGTH) })
  },

  // The first bytes go with the POST.
  async withCreation() {
    return send({
      chunkSize: 200_000,
      uploadSize: Number(process.env.LENGTH),
      uploadDataDuringCreation: true,
    })
  },
}

const upload = await modes[MODE]()
console.log(`uploaded to ${upload.url}`)
