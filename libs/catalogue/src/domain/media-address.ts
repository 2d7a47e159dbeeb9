/** What a media file's address begins with in stored HTML, until it is served for a version. */
export const MEDIA_PREFIX = 'khue-media:'

/** Stored HTML with the addresses of a version's files. */
export const withMediaAddresses = (html: string, versionId: string): string => html.replaceAll(`"${MEDIA_PREFIX}`, `"/media/${versionId}/`)
