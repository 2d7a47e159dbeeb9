/** The address of a file that the web app's build lays beside its own. */
declare module '*?url' {
  const address: string
  export default address
}
