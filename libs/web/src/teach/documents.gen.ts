/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type LessonKind =
  | 'ARTICLE'
  | 'ASSIGNMENT'
  | 'AUDIO'
  | 'CLASS'
  | 'DICTATION'
  | 'DOCUMENT'
  | 'FLASHCARDS'
  | 'PACKAGE'
  | 'QUIZ'
  | 'TOOL'
  | 'VIDEO';

export type TaughtCourseFactsFragment = { slug: string, title: string, version: number, published: boolean, withdrawn: boolean, alignmentsApproved: boolean, updatedAt: string, alignments: Array<{ competencyCode: string, level: number, name: string }> };

export type MyCoursesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCoursesQuery = { myCourses: Array<{ slug: string, title: string, version: number, published: boolean, withdrawn: boolean, alignmentsApproved: boolean, updatedAt: string, alignments: Array<{ competencyCode: string, level: number, name: string }> }> };

export type PreviewQueryVariables = Exact<{
  courseSlug: string;
}>;


export type PreviewQuery = { preview: { slug: string, title: string, summary: string | null, language: string, version: number, minutes: number, lessonCount: number, order: string, published: boolean, alignments: Array<{ competencyCode: string, level: number, name: string }>, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, attempts: number | null, questionCount: number | null, html: string | null, mediaUrl: string | null, captions: Array<{ language: string, url: string }> }> }> } | null, myCourses: Array<{ slug: string, title: string, version: number, published: boolean, withdrawn: boolean, alignmentsApproved: boolean, updatedAt: string, alignments: Array<{ competencyCode: string, level: number, name: string }> }> };

export type PublishCourseMutationVariables = Exact<{
  courseSlug: string;
}>;


export type PublishCourseMutation = { publishCourse: { slug: string, title: string, version: number, published: boolean, withdrawn: boolean, alignmentsApproved: boolean, updatedAt: string, alignments: Array<{ competencyCode: string, level: number, name: string }> } };

export type WithdrawCourseMutationVariables = Exact<{
  courseSlug: string;
}>;


export type WithdrawCourseMutation = { withdrawCourse: { slug: string, title: string, version: number, published: boolean, withdrawn: boolean, alignmentsApproved: boolean, updatedAt: string, alignments: Array<{ competencyCode: string, level: number, name: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const TaughtCourseFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment TaughtCourseFacts on TaughtCourse {
  slug
  title
  version
  published
  withdrawn
  alignmentsApproved
  updatedAt
  alignments {
    competencyCode
    level
    name
  }
}
    `, {"fragmentName":"TaughtCourseFacts"}) as unknown as TypedDocumentString<TaughtCourseFactsFragment, unknown>;
export const MyCoursesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyCourses {
  myCourses {
    ...TaughtCourseFacts
  }
}
    fragment TaughtCourseFacts on TaughtCourse {
  slug
  title
  version
  published
  withdrawn
  alignmentsApproved
  updatedAt
  alignments {
    competencyCode
    level
    name
  }
}`, {"id":"7c80f6a7449b5f51b89016629503abf6d7aac4496376d554ac00f55ee88e1398"}) as unknown as TypedDocumentString<MyCoursesQuery, MyCoursesQueryVariables>;
export const PreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Preview($courseSlug: String!) {
  preview(courseSlug: $courseSlug) {
    slug
    title
    summary
    language
    version
    minutes
    lessonCount
    order
    published
    alignments {
      competencyCode
      level
      name
    }
    sections {
      id
      title
      lessons {
        id
        title
        kind
        required
        minutes
        passMark
        attempts
        questionCount
        html
        mediaUrl
        captions {
          language
          url
        }
      }
    }
  }
  myCourses {
    ...TaughtCourseFacts
  }
}
    fragment TaughtCourseFacts on TaughtCourse {
  slug
  title
  version
  published
  withdrawn
  alignmentsApproved
  updatedAt
  alignments {
    competencyCode
    level
    name
  }
}`, {"id":"4fa22d394d11d1ff15f2c0b7ea404d155e731bd51622e679db3a8b5a5fab47d4"}) as unknown as TypedDocumentString<PreviewQuery, PreviewQueryVariables>;
export const PublishCourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PublishCourse($courseSlug: String!) {
  publishCourse(courseSlug: $courseSlug) {
    ...TaughtCourseFacts
  }
}
    fragment TaughtCourseFacts on TaughtCourse {
  slug
  title
  version
  published
  withdrawn
  alignmentsApproved
  updatedAt
  alignments {
    competencyCode
    level
    name
  }
}`, {"id":"9bd9957457b880185f9b7b8119c67a5b1ff95bc7e940d8c85974c4208af0d0c0"}) as unknown as TypedDocumentString<PublishCourseMutation, PublishCourseMutationVariables>;
export const WithdrawCourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation WithdrawCourse($courseSlug: String!) {
  withdrawCourse(courseSlug: $courseSlug) {
    ...TaughtCourseFacts
  }
}
    fragment TaughtCourseFacts on TaughtCourse {
  slug
  title
  version
  published
  withdrawn
  alignmentsApproved
  updatedAt
  alignments {
    competencyCode
    level
    name
  }
}`, {"id":"087ec09772b737286e1abdb6850ebf4913af3935cd7439e93692840bd3da729f"}) as unknown as TypedDocumentString<WithdrawCourseMutation, WithdrawCourseMutationVariables>;