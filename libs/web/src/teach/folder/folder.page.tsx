import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Button, Icon } from '../../ui/index.js'
import { CopyButton } from './copy-button.js'
import { exampleFiles } from './example.js'
import { zipFile } from './zip-file.js'

const steps = ['teach.folder-step-1', 'teach.folder-step-2', 'teach.folder-step-3', 'teach.folder-step-4'] as const
const kinds = ['teach.folder-md', 'teach.folder-gift', 'teach.folder-media'] as const

/** How a course folder looks, with one to take along and change. */
export function FolderPage() {
  const { t, locale } = useSpeech()
  const files = exampleFiles(locale)
  const [folder = ''] = files[0]?.path.split('/') ?? []
  return (
    <article className="stack-l">
      <PageTitle>{t('teach.folder-title')}</PageTitle>
      <header className="stack">
        <Link to="/teach" className="back">
          <Icon name="left" />
          {t('teach.title')}
        </Link>
        <h1 tabIndex={-1}>{t('teach.folder-title')}</h1>
        <p className="teach-measure">{t('teach.folder-what')}</p>
      </header>
      <section className="stack" aria-labelledby="steps">
        <h2 id="steps">{t('teach.folder-steps')}</h2>
        <ol className="teach-list">
          {steps.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
        <div className="row">
          <Button icon="download" onClick={() => save(`${folder}.zip`, zipFile(files))}>
            {t('teach.folder-download')}
          </Button>
        </div>
      </section>
      <section className="stack" aria-labelledby="kinds">
        <h2 id="kinds">{t('teach.folder-kinds')}</h2>
        <ul className="teach-list">
          {kinds.map((kind) => (
            <li key={kind}>{t(kind)}</li>
          ))}
        </ul>
      </section>
      <section className="stack" aria-labelledby="example">
        <h2 id="example">{t('teach.folder-example')}</h2>
        {files.map(({ path, text }) => (
          <figure key={path} className="card">
            <figcaption className="row row-apart">
              <code>{path}</code>
              <CopyButton text={text} label={t('teach.copy', { file: path.replace(`${folder}/`, '') })} />
            </figcaption>
            <pre className="teach-code" tabIndex={0} role="group" aria-label={path}>
              {text}
            </pre>
          </figure>
        ))}
      </section>
    </article>
  )
}

/** Gives a file that was made on this device to the person. */
function save(name: string, content: Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/zip' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
