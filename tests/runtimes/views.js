// Says what Node makes of PKCS#12 files: a question is a line of JSON with the file in base64 and its passphrase (or null), the answer another.
require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { pfx, passphrase } = JSON.parse(line);
  let refused = null;
  try {
    require('tls').createSecureContext({ pfx: Buffer.from(pfx, 'base64'), ...(passphrase === null ? {} : { passphrase }) });
  } catch (error) {
    refused = error.message;
  }
  process.stdout.write(JSON.stringify({ refused }) + '\n');
});
