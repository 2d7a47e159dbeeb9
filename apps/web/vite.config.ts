import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { compiledCatalogues } from './build/compiled-catalogues.mjs'
import { firstFile } from './build/first-file.mjs'
import { mediaFromDevice } from './build/media-from-device.mjs'
import { pdfParts } from './build/pdf-parts.mjs'
import { stylesFirst } from './build/styles-first.mjs'

/** Where `npm run dev` finds the services: an instance that was started beside it. */
const services = 'http://127.0.0.1:3000'
const proxied = ['/graphql', '/campaign/graphql', '/campaign/exports', '/courses/upload', '/media', '/certificates', '/credentials', '/verify', '/.well-known', '/healthz', '/readyz']

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    compiledCatalogues(),
    react(),
    pdfParts(),
    stylesFirst(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      includeAssets: ['icon.svg', 'icon-180.png'],
      manifest: {
        id: '/',
        name: 'Khuê, học suốt đời ở Hà Nội',
        short_name: 'Khuê',
        description: 'Kỹ năng số và ngoại ngữ cho người dân Hà Nội. Miễn phí, học trên điện thoại.',
        lang: 'vi',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#faf8f3',
        theme_color: '#0c6447',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        // The first visit is already at home: the page that installed the worker may go offline without a reload.
        clientsClaim: true,
        // The resident's area is kept whole; what staff work with comes when it is opened.
        globPatterns: ['index.html', 'early.js', 'assets/*.{js,css}', 'assets/*-{latin,vietnamese}-*.woff2'],
        globIgnores: ['assets/{desk,teach,pdf}-*', 'assets/pdf-*/**', 'assets/*-latin-ext-*'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(graphql|campaign|media|certificates|credentials|demo|healthz|readyz|metrics|\.well-known)/],
        cleanupOutdatedCaches: true,
        runtimeCaching: [
          {
            // Files of downloaded courses come from the device; pictures of lessons that were read are kept too. Recordings are too large to keep unasked.
            urlPattern: ({ url, sameOrigin, request }) => sameOrigin && url.pathname.startsWith('/media/') && request.method === 'GET',
            handler: mediaFromDevice,
          },
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'khue-assets', expiration: { maxEntries: 60 }, cacheableResponse: { statuses: [200] } },
          },
        ],
      },
    }),
  ],
  // The server's build is one for Node with everything in it: what it needs is not installed where the services run.
  ...(isSsrBuild
    ? { ssr: { noExternal: true, resolve: { conditions: ['@khue/source', 'module', 'node', 'production'] } }, define: { 'process.env.NODE_ENV': '"production"' }, build: { target: 'node24', copyPublicDir: false, rolldownOptions: { external: [/^pdfjs-dist\//] } } }
    : {
        resolve: { conditions: ['@khue/source', 'module', 'browser', 'production'] },
        build: {
          target: ['chrome109', 'safari16', 'firefox115'], sourcemap: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0,
          rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstFile() }] } } },
        },
      }),
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, services])) },
}))
