export const en = {
  signIn: "Sign in",
  openLink: "Open the link that the service printed when it was started. It works once; start the service again for a new one.",
};
